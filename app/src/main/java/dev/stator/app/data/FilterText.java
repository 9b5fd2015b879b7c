package dev.stator.app.data;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.model.DynamoNumber;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A filter with its values in it: {@code status = 'open' and total > 5.50 or contains(tags, "x")}.
 * Grammar and functions are DynamoDB's; a name with other characters stands in backquotes.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Condition and filter expressions, operators, and
 * functions".
 */
public final class FilterText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+)"
              + "|(?<string>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")"
              + "|(?<quoted>`[^`]+`)"
              + "|(?<index>\\[\\d+])"
              + "|(?<number>-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_-]*)"
              + "|(?<sign><>|!=|<=|>=|[=<>(),.])");
  private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "attribute_exists",
          "attribute_not_exists",
          "attribute_type",
          "begins_with",
          "contains",
          "size");

  private FilterText() {}

  /**
   * @throws StartFailure where it cannot be read; its grammar is left to the database
   */
  public static Condition parse(String filter) {
    Expression expression = new Expression("f");
    Matcher token = TOKEN.matcher(filter);
    boolean inPath = false;
    int at = 0;
    while (at < filter.length()) {
      if (!token.region(at, filter.length()).lookingAt()) {
        throw new StartFailure(
            ExitCode.USAGE,
            "--filter: unexpected '"
                + filter.substring(at)
                + "' at column "
                + (at + 1)
                + " (strings stand in '', other names in ``)");
      }
      append(expression, token, inPath, filter);
      inPath = token.group().equals(".");
      at = token.end();
    }
    return expression.build();
  }

  private static void append(Expression expression, Matcher token, boolean inPath, String filter) {
    String text = token.group();
    if (token.group("string") != null) {
      String quote = text.substring(0, 1);
      expression.value(
          AttributeValue.fromS(text.substring(1, text.length() - 1).replace(quote + quote, quote)));
    } else if (token.group("number") != null) {
      expression.value(AttributeValue.fromN(number(text)));
    } else if (token.group("quoted") != null) {
      expression.name(text.substring(1, text.length() - 1));
    } else if (token.group("word") != null && inPath) {
      expression.name(text);
    } else if (token.group("word") != null) {
      word(expression, text, filter.substring(token.end()).stripLeading().startsWith("("));
    } else {
      expression.text(text.equals("!=") ? "<>" : text);
    }
  }

  private static void word(Expression expression, String word, boolean isCalled) {
    if (KEYWORDS.contains(word.toUpperCase(Locale.ROOT))) {
      expression.text(word);
      return;
    }
    if (isCalled && FUNCTIONS.contains(word)) {
      expression.text(word);
      return;
    }
    switch (word) {
      case "true", "false" -> expression.value(AttributeValue.fromBool(Boolean.parseBoolean(word)));
      case "null" -> expression.value(AttributeValue.fromNul(true));
      default -> expression.name(word);
    }
  }

  private static String number(String text) {
    try {
      return DynamoNumber.parse(text).toString();
    } catch (NumberFormatException unfit) {
      throw new StartFailure(ExitCode.USAGE, "--filter: " + unfit.getMessage(), unfit);
    }
  }
}
