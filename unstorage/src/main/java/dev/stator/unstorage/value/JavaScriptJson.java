package dev.stator.unstorage.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as JavaScript's {@code JSON.stringify} writes it, character for character.
 *
 * <p>Source: ECMAScript 2024, section 25.5.2, "JSON.stringify".
 */
final class JavaScriptJson {
  private static final int DEPTH_MAX = ValueParser.DEPTH_MAX;
  private static final char FIRST_PRINTABLE = ' ';

  private JavaScriptJson() {}

  /**
   * @param plain as {@link PlainValues} gives it
   */
  static void write(Object plain, StringBuilder out, int depth) {
    if (depth > DEPTH_MAX) {
      throw new IllegalArgumentException("value nests deeper than " + DEPTH_MAX + " levels");
    }
    switch (plain) {
      case String text -> string(text, out);
      case Boolean bool -> out.append(bool.booleanValue());
      case Double real when !Double.isFinite(real) -> out.append("null");
      case Number number -> out.append(ValueText.number(number));
      case List<?> list -> array(list, out, depth);
      case Map<?, ?> map -> object(map, out, depth);
      case ItemValue.Null none -> out.append("null");
      // as an element of an array; objects leave such members out
      case ItemValue.Undefined undefined -> out.append("null");
      default -> throw PlainValues.unfit(plain);
    }
  }

  private static void array(List<?> list, StringBuilder out, int depth) {
    char before = '[';
    for (Object element : list) {
      out.append(before);
      before = ',';
      write(PlainValues.of(element), out, depth + 1);
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private static void object(Map<?, ?> map, StringBuilder out, int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          Object plain = PlainValues.of(value);
          if (plain != ItemValue.Undefined.INSTANCE) {
            members.put(String.valueOf(name), plain);
          }
        });
    char before = '{';
    for (Map.Entry<String, Object> member : MemberOrder.sorted(members).entrySet()) {
      out.append(before);
      before = ',';
      string(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out, depth + 1);
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else if (c < FIRST_PRINTABLE || Character.isSurrogate(c)) {
            out.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
