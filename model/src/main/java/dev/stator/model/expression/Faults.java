package dev.stator.model.expression;

import dev.stator.model.EngineError;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an expression whose syntax is right. The service tells one fault: of the most
 * important class, the first in the text. Of the classes from {@link #UNDEFINED} on, a fault in an
 * earlier comparison or function call comes before any in a later one.
 */
final class Faults {
  static final int PARENTHESES = 0;
  static final int UNKNOWN_FUNCTION = 1;
  static final int MISUSED_FUNCTION = 2;
  static final int RESERVED_WORD = 3;
  static final int REPEATED_CLAUSE = 4;
  static final int UNDEFINED = 5;
  static final int OPERAND_COUNT = 6;
  static final int DISTINCT = 7;
  static final int PATH_OVERLAP = 8;
  static final int PATH_CONFLICT = 9;
  static final int CLAUSE_OPERAND = 10;
  static final int OPERAND = 11;

  private static final int CLASSES = 12;

  private final ExpressionKind expression;
  private int comparison;
  private int leastRank = Integer.MAX_VALUE;
  private @Nullable String text;

  Faults(ExpressionKind expression) {
    this.expression = expression;
  }

  /** What is noted from now on belongs to the next comparison or function call. */
  void nextComparison() {
    comparison++;
  }

  void note(int faultClass, String faultText) {
    int rank = faultClass < UNDEFINED ? faultClass : comparison * CLASSES + faultClass;
    if (rank < leastRank) {
      leastRank = rank;
      text = faultText;
    }
  }

  /** Throws the fault to tell, if there is any. */
  void throwIfAny() {
    if (text != null) {
      throw invalid(expression, text);
    }
  }

  static EngineError.Validation invalid(ExpressionKind expression, String text) {
    return new EngineError.Validation(expression.told(text));
  }
}
