package dev.stator.connector.expression;

import dev.stator.model.expression.ReservedWords;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of one request and the placeholders that they share. Placeholders that no
 * expression uses are not sent, as the API refuses them. For one thread.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Reserved words in DynamoDB" and "Expression
 * attribute names (aliases) in DynamoDB".
 */
public final class Expressions {
  private static final Pattern TOKEN =
      Pattern.compile("(?<![A-Za-z0-9_])(?:(#\\w++)|(:\\w++)|([A-Za-z]\\w*+)(?!\\s*+\\())");
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z]\\w*");

  /** Kinds of expression, with the words that are no attributes in them. */
  public enum Kind {
    CONDITION("AND", "OR", "NOT", "BETWEEN", "IN"),
    UPDATE("SET", "REMOVE", "ADD", "DELETE"),
    PROJECTION;

    private final List<String> keywords;

    Kind(String... keywords) {
      this.keywords = List.of(keywords);
    }
  }

  private final Map<String, String> givenNames;
  private final Map<String, AttributeValue> givenValues;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();
  private final Map<String, String> aliases = new HashMap<>();

  /**
   * @param givenNames attributes by placeholder, with its {@code #}
   * @param givenValues values by placeholder, with its {@code :}
   */
  public Expressions(Map<String, String> givenNames, Map<String, AttributeValue> givenValues) {
    this.givenNames = givenNames;
    this.givenValues = givenValues;
  }

  /**
   * An expression as it is sent: attributes that are reserved words stand under a name.
   *
   * @param text null for none
   * @return null for none
   */
  public @Nullable String read(@Nullable String text, Kind kind) {
    if (text == null || text.isBlank()) {
      return null;
    }
    Matcher token = TOKEN.matcher(text);
    StringBuilder sent = new StringBuilder();
    while (token.find()) {
      String read = token.group();
      if (token.group(1) != null) {
        useName(read);
      } else if (token.group(2) != null) {
        useValue(read);
      } else if (ReservedWords.contains(read)
          && !kind.keywords.contains(read.toUpperCase(Locale.ROOT))) {
        read = name(read);
      }
      token.appendReplacement(sent, Matcher.quoteReplacement(read));
    }
    return token.appendTail(sent).toString();
  }

  private void useName(String placeholder) {
    String attribute = givenNames.get(placeholder);
    if (attribute != null) {
      names.put(placeholder, attribute);
    }
  }

  private void useValue(String placeholder) {
    AttributeValue value = givenValues.get(placeholder);
    if (value != null) {
      values.put(placeholder, value);
    }
  }

  /** A placeholder for an attribute, the same for the same attribute. */
  public String name(String attribute) {
    String known = aliases.get(attribute);
    if (known != null) {
      return known;
    }
    String wanted = PLAIN_NAME.matcher(attribute).matches() ? "#" + attribute : "#n";
    String placeholder = wanted;
    for (int count = 1; isTaken(placeholder, attribute); count++) {
      placeholder = wanted + "_" + count;
    }
    aliases.put(attribute, placeholder);
    names.put(placeholder, attribute);
    return placeholder;
  }

  private boolean isTaken(String placeholder, String attribute) {
    String given = givenNames.getOrDefault(placeholder, names.get(placeholder));
    return given != null && !given.equals(attribute);
  }

  /** A placeholder for a value. */
  public String value(AttributeValue value) {
    int count = values.size();
    String placeholder = ":v" + count;
    while (givenValues.containsKey(placeholder) || values.containsKey(placeholder)) {
      placeholder = ":v" + ++count;
    }
    values.put(placeholder, value);
    return placeholder;
  }

  /** The names that were used; null if there are none, as the API refuses an empty map. */
  public @Nullable Map<String, String> names() {
    return names.isEmpty() ? null : names;
  }

  /** The values that were used; null if there are none, as the API refuses an empty map. */
  public @Nullable Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }

  /** Both conditions together; null if there are none. */
  static @Nullable String and(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return "(" + one + ") AND " + other;
  }
}
