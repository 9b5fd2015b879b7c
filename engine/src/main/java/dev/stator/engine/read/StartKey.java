package dev.stator.engine.read;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.validation.KeyRules;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.HashSet;
import java.util.Set;

/**
 * ExclusiveStartKey: a place in the order of keys, whether or not an item is there (any more). For
 * an index it has the keys of the index and of the table, no other attribute.
 *
 * <p>Source: Amazon DynamoDB API Reference, "ExclusiveStartKey"; texts as the service answers them.
 */
final class StartKey {
  static final String INVALID = "The provided starting key is invalid";

  private final byte[] storeKey;

  private StartKey(byte[] storeKey) {
    this.storeKey = storeKey;
  }

  /**
   * The first of two checks: how many attributes there are, and those of an index's key. The
   * service looks at other members before it looks at the table's key.
   *
   * @param wrongSize the answer for a table's start key with other than its key attributes
   */
  static void checkShape(ReadTarget target, Item key, String wrongSize) {
    SecondaryIndex index = target.index();
    Set<String> names = new HashSet<>();
    target.tableKeys().attributes().forEach(attribute -> names.add(attribute.name()));
    target.keySchema().attributes().forEach(attribute -> names.add(attribute.name()));
    if (key.attributes().size() != names.size()) {
      throw new EngineError.Validation(index == null ? wrongSize : INVALID);
    }
    if (index == null) {
      return;
    }
    for (KeyAttribute attribute : index.keySchema().attributes()) {
      AttributeValue value = key.get(attribute.name());
      if (value == null) {
        throw new EngineError.Validation(INVALID);
      }
      if (!attribute.type().matches(value)) {
        throw new EngineError.Validation(KeyRules.SCHEMA_MISMATCH);
      }
      KeyRules.checkValue(index.keySchema(), attribute, value);
    }
  }

  /**
   * The second check: the table's key.
   *
   * @param key of the right shape
   * @throws EngineError.Validation if {@code key} has no primary key of the table
   */
  static StartKey check(ReadTarget target, Item key) {
    KeySchema tableKeys = target.tableKeys();
    try {
      KeyRules.checkKey(tableKeys, tableKeys.keyOf(key));
    } catch (EngineError.Validation wrong) {
      throw new EngineError.Validation(INVALID + ": " + wrong.text());
    }
    return new StartKey(target.storeKey(key));
  }

  boolean isIn(KeyRange range) {
    return range.contains(storeKey);
  }

  /** What is left of {@code range}, which this key is in. */
  KeyRange rest(KeyRange range, Direction direction) {
    return direction == Direction.ASCENDING
        ? new KeyRange(StoreKeys.following(storeKey), range.to())
        : new KeyRange(range.from(), storeKey);
  }
}
