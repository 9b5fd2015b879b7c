package dev.stator.engine.reference;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A KeyConditionExpression: equality on the partition key, and possibly one test of the sort key.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Key condition expressions for the Query operation".
 */
public record KeyCondition(String partitionName, Object partition, @Nullable SortTest sort) {

  /**
   * @param operator a comparator, {@code BETWEEN} or {@code begins_with}
   * @param high the upper bound of BETWEEN, otherwise null
   */
  public record SortTest(String name, String operator, Object value, @Nullable Object high) {

    /** The same as a condition on any attribute. */
    Condition asCondition() {
      Operand attribute = new Operand.At(new Path(java.util.List.of(new Path.Entry(name))));
      Operand first = new Operand.Of(value);
      return switch (operator) {
        case "BETWEEN" -> new Condition.Between(attribute, first, new Operand.Of(high == null ? value : high));
        case "begins_with" -> new Condition.BeginsWith(attribute, first);
        default -> new Condition.Compare(attribute, operator, first);
      };
    }
  }

  /** What needs no table. */
  void check() {
    Refusal.invalidIf(Values.hasEmptySet(partition));
    if (sort != null) {
      Refusal.invalidIf(sort.operator().equals("<>"));
      sort.asCondition().check();
    }
  }

  void check(Schema schema) {
    Refusal.invalidIf(!schema.partition().name().equals(partitionName));
    schema.partition().check(partition);
    if (sort != null) {
      Schema.Attribute attribute = schema.sort();
      if (attribute == null || !attribute.name().equals(sort.name())) {
        throw Refusal.invalid();
      }
      Stream.of(sort.value(), sort.high()).flatMap(Stream::ofNullable).forEach(attribute::check);
    }
  }

  boolean holds(Map<String, Object> item) {
    return partition.equals(item.get(partitionName))
        && (sort == null || sort.asCondition().holds(item));
  }
}
