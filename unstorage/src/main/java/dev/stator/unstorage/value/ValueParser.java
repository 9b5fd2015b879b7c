package dev.stator.unstorage.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.stator.tables.json.JsonFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stored text as {@code getItem} does in JavaScript: what looks like JSON is JSON, a few
 * words are values, all else is text. Lossy on purpose, as the original is: the stored text {@code
 * TRUE} reads as true, and what looks like JSON but is not stays text.
 */
public final class ValueParser {
  /** Texts that nest deeper than this are given as text. */
  public static final int DEPTH_MAX = 1000;

  /** Longer texts are not looked up among the words. */
  private static final int WORD_LENGTH_MAX = 9;

  /** JavaScript's {@code \\s}: Unicode's spaces and the byte order mark. */
  private static final String SPACES =
      " \t\n\u000b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
          + "\u2028\u2029\u202f\u205f\u3000\ufeff";

  private static final String SPACE = "[" + SPACES + "]*";
  private static final Pattern JSON_LIKE =
      Pattern.compile(
          "^"
              + SPACE
              + "[\"\\[{]|^"
              + SPACE
              + "-?\\d{1,16}(\\.\\d{1,17})?([Ee][+-]?\\d+)?"
              + SPACE
              + "$");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxStringLength(JsonFormat.STRING_LENGTH_MAX)
                  .maxNumberLength(JsonFormat.STRING_LENGTH_MAX)
                  .maxNameLength(JsonFormat.STRING_LENGTH_MAX)
                  .build())
          .build();

  private ValueParser() {}

  public static ItemValue parse(String text) {
    if (text.startsWith("\"") && text.endsWith("\"") && text.indexOf('\\') < 0) {
      // a single quote is both its first and its last
      return new ItemValue.Text(text.substring(1, Math.max(1, text.length() - 1)));
    }
    ItemValue word = word(trimmed(text));
    if (word != null) {
      return word;
    }
    if (!JSON_LIKE.matcher(text).find()) {
      return new ItemValue.Text(text);
    }
    try {
      return json(text);
    } catch (IOException | NumberFormatException notJson) {
      return new ItemValue.Text(text);
    }
  }

  /** Without JavaScript's spaces at both ends, of which Java's own methods know some only. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && SPACES.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (start < end && SPACES.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static @Nullable ItemValue word(String text) {
    if (text.length() > WORD_LENGTH_MAX) {
      return null;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> new ItemValue.Bool(true);
      case "false" -> new ItemValue.Bool(false);
      case "null" -> ItemValue.Null.INSTANCE;
      case "undefined" -> ItemValue.Undefined.INSTANCE;
      case "nan" -> new ItemValue.Num(Double.NaN);
      case "infinity" -> new ItemValue.Num(Double.POSITIVE_INFINITY);
      case "-infinity" -> new ItemValue.Num(Double.NEGATIVE_INFINITY);
      default -> null;
    };
  }

  private static ItemValue json(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      ItemValue value = value(parser);
      if (parser.nextToken() != null) {
        return new ItemValue.Text(text);
      }
      return value;
    }
  }

  private static ItemValue value(JsonParser parser) throws IOException {
    @Nullable JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new ItemValue.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new ItemValue.Num(Double.parseDouble(parser.getText()));
      case VALUE_TRUE -> new ItemValue.Bool(true);
      case VALUE_FALSE -> new ItemValue.Bool(false);
      case VALUE_NULL -> ItemValue.Null.INSTANCE;
      case null, default -> throw new IOException("unexpected " + token);
    };
  }

  private static ItemValue array(JsonParser parser) throws IOException {
    List<ItemValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return new ItemValue.Arr(elements);
  }

  private static ItemValue object(JsonParser parser) throws IOException {
    Map<String, ItemValue> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      ItemValue member = value(parser);
      if (!reachesPrototypes(name, member)) {
        members.put(name, member);
      }
    }
    return new ItemValue.Obj(MemberOrder.sorted(members));
  }

  /** The original drops such members, so that a stored text cannot change JavaScript's classes. */
  private static boolean reachesPrototypes(String name, ItemValue member) {
    return name.equals("__proto__")
        || (name.equals("constructor")
            && member instanceof ItemValue.Obj object
            && object.members().containsKey("prototype"));
  }
}
