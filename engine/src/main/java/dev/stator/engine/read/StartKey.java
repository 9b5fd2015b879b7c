package dev.stator.engine.read;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.validation.KeyRules;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.Arrays;

/**
 * ExclusiveStartKey: a place in the order of keys, whether or not an item is there (any more).
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
   * @throws EngineError.Validation if {@code key} is no primary key of {@code table}
   */
  static StartKey check(Table table, Item key, String wrongSize) {
    if (key.attributes().size() != table.keySchema().attributes().size()) {
      throw new EngineError.Validation(wrongSize);
    }
    try {
      KeyRules.checkKey(table.keySchema(), key);
    } catch (EngineError.Validation wrong) {
      throw new EngineError.Validation(INVALID + ": " + wrong.text());
    }
    return new StartKey(table.storeKey(key));
  }

  boolean isIn(KeyRange range) {
    return range.contains(storeKey);
  }

  /** What is left of {@code range}, which this key is in. */
  KeyRange rest(KeyRange range, Direction direction) {
    return direction == Direction.ASCENDING
        ? new KeyRange(following(storeKey), range.to())
        : new KeyRange(range.from(), storeKey);
  }

  /** The smallest key greater than {@code key}. */
  static byte[] following(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }
}
