package dev.stator.model.expression;

import dev.stator.model.Limits;
import java.nio.charset.StandardCharsets;

/** The limits on an expression's text. */
final class ExpressionText {
  private static final int UTF8_BYTES_PER_CHAR_MAX = 3;

  private ExpressionText() {}

  static String checked(ExpressionKind kind, String text) {
    if (text.isEmpty()) {
      throw Faults.invalid(kind, "The expression can not be empty;");
    }
    if (!kind.isOfStatement()
        && text.length() > Limits.EXPRESSION_BYTES_MAX / UTF8_BYTES_PER_CHAR_MAX) {
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > Limits.EXPRESSION_BYTES_MAX) {
        throw Faults.invalid(
            kind,
            "Expression size has exceeded the maximum allowed size; expression size: " + bytes);
      }
    }
    return text;
  }

  static void checkOperators(ExpressionKind kind, int count) {
    if (count > Limits.EXPRESSION_OPERATORS_MAX) {
      throw Faults.invalid(
          kind, "The expression contains too many operators; operator count: " + count);
    }
  }
}
