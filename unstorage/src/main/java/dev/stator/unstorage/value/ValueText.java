package dev.stator.unstorage.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The text that {@code setItem} stores for a value: a string as it is, other single values as
 * JavaScript's {@code String(value)} gives them, maps and lists as JSON, what has a {@code toJSON}
 * in JavaScript (dates, addresses, {@link ToJson}) as what that returns.
 */
public final class ValueText {
  private ValueText() {}

  /**
   * @param value null, text, Boolean, Number, {@link ItemValue}, {@link
   *     dev.stator.tables.json.JsonValue}, a Map, List or Object array of these, Instant, Date,
   *     URI, URL, UUID, an enum constant or {@link ToJson}
   * @throws IllegalArgumentException if it is anything else, or nests too deeply
   */
  public static String of(@Nullable Object value) {
    Object plain = PlainValues.of(value);
    String single = single(plain);
    if (single != null) {
      return single;
    }
    if (plain == ItemValue.Undefined.INSTANCE) {
      throw PlainValues.unfit(plain);
    }
    StringBuilder json = new StringBuilder();
    JavaScriptJson.write(plain, json, 0);
    return json.toString();
  }

  /** Null if the value is not a single one. */
  private static @Nullable String single(Object plain) {
    return switch (plain) {
      case String text -> text;
      case Boolean bool -> bool.toString();
      case ItemValue.Null none -> "null";
      case Number number -> number(number);
      default -> null;
    };
  }

  static String number(Number number) {
    return switch (number) {
      case Double real -> JavaScriptNumber.text(real);
      case BigDecimal decimal -> decimal.toString();
      case BigInteger integer -> integer.toString();
      case Long integer -> integer.toString();
      default -> throw PlainValues.unfit(number);
    };
  }
}
