package dev.stator.model.expression;

/** Parses an expression of any kind. */
final class Expressions {
  private Expressions() {}

  static Object parse(ExpressionKind kind, String text, Placeholders placeholders) {
    return switch (kind) {
      case CONDITION, FILTER, STATEMENT_WHERE -> Condition.parse(kind, text, placeholders);
      case KEY_CONDITION -> KeyCondition.parse(text, placeholders, new KeyNames("a", "b"));
      case PROJECTION, STATEMENT_COLUMNS -> Projection.parse(kind, text, placeholders);
      case UPDATE, STATEMENT_CHANGES -> Update.parse(kind, text, placeholders);
    };
  }
}
