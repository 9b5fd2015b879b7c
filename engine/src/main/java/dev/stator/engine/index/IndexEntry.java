package dev.stator.engine.index;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.ProjectionType;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.codec.IndexKeys;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.codec.KeyValues;
import dev.stator.engine.validation.KeyRules;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds of one item.
 *
 * @param key in the store
 * @param image the attributes that are projected
 */
public record IndexEntry(byte[] key, Item image) {
  private static final byte[] POINTER = {};

  /**
   * The entry of {@code item}, which has its primary key. Null if there is no item, or it lacks an
   * attribute of the index's key, or has one that cannot be a key: such an item was there before
   * the index.
   */
  public static @Nullable IndexEntry of(SecondaryIndex index, @Nullable Item item) {
    return item == null || !hasKeyOf(index, item)
        ? null
        : new IndexEntry(keyOf(index, item), index.projected(item));
  }

  /**
   * The key in the store of the entry that has these attributes.
   *
   * @param fullKey the key of the index and of the table, which were checked
   */
  public static byte[] keyOf(SecondaryIndex index, Item fullKey) {
    KeySchema keys = index.keySchema();
    KeySchema tableKeys = index.tableKeys();
    return IndexKeys.entry(
        index.definition().id(),
        bytes(fullKey, keys.partition()),
        keys.sort() == null ? null : bytes(fullKey, keys.sort()),
        index.isGlobal() ? bytes(fullKey, tableKeys.partition()) : null,
        tableKeys.sort() == null ? new byte[0] : bytes(fullKey, tableKeys.sort()));
  }

  private static boolean hasKeyOf(SecondaryIndex index, Item item) {
    for (KeyAttribute attribute : index.keySchema().attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value == null || !KeyRules.isKeyValue(index.keySchema(), attribute, value)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(Item item, KeyAttribute attribute) {
    AttributeValue value = item.get(attribute.name());
    if (value == null) {
      throw new IllegalArgumentException("the key has no " + attribute.name());
    }
    return KeyValues.encode(value);
  }

  /**
   * Whether entries of {@code index} hold nothing but their key, and the item is read from the
   * table.
   */
  public static boolean isPointer(SecondaryIndex index) {
    return index.definition().projection() == ProjectionType.ALL;
  }

  /** What is stored under the key. */
  public byte[] value(SecondaryIndex index) {
    return isPointer(index) ? POINTER : ItemCodec.encode(image);
  }

  /** The size as the service counts it. */
  public int size() {
    return ItemSize.of(image);
  }
}
