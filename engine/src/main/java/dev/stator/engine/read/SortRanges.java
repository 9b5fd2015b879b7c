package dev.stator.engine.read;

import dev.stator.engine.codec.KeyValues;
import dev.stator.engine.store.KeyRange;
import dev.stator.model.AttributeValue;
import dev.stator.model.expression.SortCondition;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** From the condition on a sort key to a range of keys within a partition. */
final class SortRanges {
  private SortRanges() {}

  /**
   * @param partition what the keys of the partition begin with
   * @param condition null for the whole partition
   */
  static KeyRange range(byte[] partition, @Nullable SortCondition condition) {
    KeyRange all = KeyRange.prefix(partition);
    return switch (condition) {
      case null -> all;
      case SortCondition.Equal(var value) -> between(partition, value, value);
      case SortCondition.Less(var value) -> new KeyRange(all.from(), key(partition, value));
      case SortCondition.LessOrEqual(var value) ->
          new KeyRange(all.from(), StartKey.following(key(partition, value)));
      case SortCondition.Greater(var value) ->
          new KeyRange(StartKey.following(key(partition, value)), all.to());
      case SortCondition.GreaterOrEqual(var value) -> new KeyRange(key(partition, value), all.to());
      case SortCondition.Between(var low, var high) -> between(partition, low, high);
      case SortCondition.BeginsWith(var prefix) -> KeyRange.prefix(key(partition, prefix));
    };
  }

  /** Both ends inclusive; empty if they are the wrong way round. */
  private static KeyRange between(byte[] partition, AttributeValue low, AttributeValue high) {
    byte[] from = key(partition, low);
    byte[] to = StartKey.following(key(partition, high));
    return new KeyRange(from, Arrays.compareUnsigned(from, to) < 0 ? to : from);
  }

  private static byte[] key(byte[] partition, AttributeValue sort) {
    byte[] bytes = KeyValues.encode(sort);
    return ByteBuffer.allocate(partition.length + bytes.length).put(partition).put(bytes).array();
  }
}
