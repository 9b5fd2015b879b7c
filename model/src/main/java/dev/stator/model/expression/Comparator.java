package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import org.jspecify.annotations.Nullable;

/** The operators that compare two operands. */
enum Comparator {
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String symbol;

  Comparator(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  boolean needsOrder() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  /** The comparator that says the same of swapped operands. */
  Comparator swapped() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
    };
  }

  /** A missing operand differs from everything, and compares in no other way. */
  boolean holds(@Nullable AttributeValue left, @Nullable AttributeValue right) {
    if (left == null || right == null) {
      return this == NOT_EQUAL;
    }
    return switch (this) {
      case EQUAL -> ValueOrder.equal(left, right);
      case NOT_EQUAL -> !ValueOrder.equal(left, right);
      case LESS -> ValueOrder.comparable(left, right) && ValueOrder.compare(left, right) < 0;
      case LESS_OR_EQUAL ->
          ValueOrder.comparable(left, right) && ValueOrder.compare(left, right) <= 0;
      case GREATER -> ValueOrder.comparable(left, right) && ValueOrder.compare(left, right) > 0;
      case GREATER_OR_EQUAL ->
          ValueOrder.comparable(left, right) && ValueOrder.compare(left, right) >= 0;
    };
  }

  /** The comparator that {@code token} is, or null. */
  static @Nullable Comparator of(TokenKind token) {
    return switch (token) {
      case EQUAL -> EQUAL;
      case NOT_EQUAL -> NOT_EQUAL;
      case LESS -> LESS;
      case LESS_OR_EQUAL -> LESS_OR_EQUAL;
      case GREATER -> GREATER;
      case GREATER_OR_EQUAL -> GREATER_OR_EQUAL;
      default -> null;
    };
  }
}
