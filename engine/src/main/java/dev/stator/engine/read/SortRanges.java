package dev.stator.engine.read;

import dev.stator.engine.store.KeyRange;
import dev.stator.model.AttributeValue;
import dev.stator.model.expression.SortCondition;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** From the condition on a sort key to a range of keys within a partition. */
final class SortRanges {
  private SortRanges() {}

  /**
   * @param partition what the keys of the partition begin with
   * @param condition null for the whole partition
   */
  static KeyRange range(ReadTarget target, byte[] partition, @Nullable SortCondition condition) {
    KeyRange all = KeyRange.prefix(partition);
    return switch (condition) {
      case null -> all;
      case SortCondition.Equal(var value) -> target.sortEqual(partition, value);
      case SortCondition.Less(var value) ->
          new KeyRange(all.from(), target.sortEqual(partition, value).from());
      case SortCondition.LessOrEqual(var value) ->
          new KeyRange(all.from(), target.sortEqual(partition, value).to());
      case SortCondition.Greater(var value) ->
          new KeyRange(end(target.sortEqual(partition, value)), all.to());
      case SortCondition.GreaterOrEqual(var value) ->
          new KeyRange(target.sortEqual(partition, value).from(), all.to());
      case SortCondition.Between(var low, var high) -> between(target, partition, low, high);
      case SortCondition.BeginsWith(var prefix) -> target.sortBeginning(partition, prefix);
    };
  }

  /** Both ends inclusive; empty if they are the wrong way round. */
  private static KeyRange between(
      ReadTarget target, byte[] partition, AttributeValue low, AttributeValue high) {
    byte[] from = target.sortEqual(partition, low).from();
    byte[] to = end(target.sortEqual(partition, high));
    return new KeyRange(from, Arrays.compareUnsigned(from, to) < 0 ? to : from);
  }

  /** Where rows of one sort key end: keys begin with a letter, so it is never the space's end. */
  private static byte[] end(KeyRange equal) {
    byte[] end = equal.to();
    if (end == null) {
      throw new IllegalArgumentException("a range within a partition has an end");
    }
    return end;
  }
}
