package dev.stator.connector.expression;

import dev.stator.connector.error.ActionError;
import dev.stator.model.naming.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a condition asks of a field, by its symbol or by words that people use. */
enum ConditionOperator {
  EQUAL("=", "==", "eq", "equals", "is"),
  NOT_EQUAL("<>", "!=", "ne", "notequals"),
  LESS("<", "lt", "lessthan"),
  LESS_OR_EQUAL("<=", "le", "lte"),
  GREATER(">", "gt", "greaterthan"),
  GREATER_OR_EQUAL(">=", "ge", "gte"),
  BETWEEN("between"),
  IN("in"),
  BEGINS_WITH("begins_with", "startswith"),
  CONTAINS("contains"),
  NOT_CONTAINS("not_contains"),
  EXISTS("exists", "attributeexists"),
  NOT_EXISTS("not_exists", "attributenotexists", "missing"),
  TYPE("type", "attributetype");

  private static final List<String> NAMES =
      Arrays.stream(values()).map(operator -> operator.symbol).toList();

  private final String symbol;
  private final List<String> words;

  ConditionOperator(String symbol, String... words) {
    this.symbol = symbol;
    this.words = List.of(words);
  }

  String symbol() {
    return symbol;
  }

  boolean compares() {
    return compareTo(GREATER_OR_EQUAL) <= 0;
  }

  /** Whether its value is of one type whatever the field's is. */
  boolean typesItsValue() {
    return this == EXISTS || this == NOT_EXISTS || this == TYPE;
  }

  /**
   * @throws ActionError if it is none
   */
  static ConditionOperator read(String written, String at) {
    String wanted = normal(written);
    for (ConditionOperator operator : values()) {
      if (normal(operator.symbol).equals(wanted) || operator.words.contains(wanted)) {
        return operator;
      }
    }
    throw ActionError.invalidInput(at, at + ": unknown operator '" + written + "'")
        .withHint(Suggestion.hint(written, NAMES));
  }

  static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
