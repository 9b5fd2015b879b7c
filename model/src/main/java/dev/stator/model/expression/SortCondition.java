package dev.stator.model.expression;

import dev.stator.model.AttributeValue;

/** What a query asks of the sort key. */
public sealed interface SortCondition {
  record Equal(AttributeValue value) implements SortCondition {}

  record Less(AttributeValue value) implements SortCondition {}

  record LessOrEqual(AttributeValue value) implements SortCondition {}

  record Greater(AttributeValue value) implements SortCondition {}

  record GreaterOrEqual(AttributeValue value) implements SortCondition {}

  /** Both bounds included; they are of one type and in order. */
  record Between(AttributeValue low, AttributeValue high) implements SortCondition {}

  /**
   * @param prefix S or B
   */
  record BeginsWith(AttributeValue prefix) implements SortCondition {}
}
