package dev.stator.engine.read;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.codec.KeyValues;
import dev.stator.engine.store.KeyRange;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/** The items of a table. */
record TableTarget(Table table) implements ReadTarget {
  @Override
  public KeySchema keySchema() {
    return table.keySchema();
  }

  @Override
  public KeySchema tableKeys() {
    return table.keySchema();
  }

  @Override
  public boolean hasAllAttributes() {
    return true;
  }

  @Override
  public @Nullable SecondaryIndex index() {
    return null;
  }

  @Override
  public KeyRange all() {
    return ItemKeys.table(table.id());
  }

  @Override
  public KeyRange segment(int segment, int totalSegments) {
    return ItemKeys.segment(table.id(), segment, totalSegments);
  }

  @Override
  public byte[] partition(AttributeValue value) {
    return ItemKeys.partition(table.id(), KeyValues.encode(value));
  }

  @Override
  public KeyRange sortBeginning(byte[] partition, AttributeValue prefix) {
    return KeyRange.prefix(StoreKeys.join(partition, KeyValues.encode(prefix)));
  }

  @Override
  public KeyRange sortEqual(byte[] partition, AttributeValue value) {
    byte[] key = StoreKeys.join(partition, KeyValues.encode(value));
    return new KeyRange(key, StoreKeys.following(key));
  }

  @Override
  public byte[] storeKey(Item startKey) {
    return table.storeKey(startKey);
  }

  @Override
  public Item startKeyOf(Item item) {
    return table.keySchema().keyOf(item);
  }
}
