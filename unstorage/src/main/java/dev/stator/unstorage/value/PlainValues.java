package dev.stator.unstorage.value;

import dev.stator.tables.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings what may be stored to few classes: String, Boolean, Long, BigInteger, BigDecimal, Double,
 * List, Map, Null and Undefined.
 */
final class PlainValues {
  /** How often a {@link ToJson} may answer with another. */
  private static final int TO_JSON_MAX = 100;

  private static final DateTimeFormatter ISO_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private PlainValues() {}

  static Object of(@Nullable Object value) {
    @Nullable Object next = value;
    for (int i = 0; i < TO_JSON_MAX; i++) {
      if (!(next instanceof ToJson json)) {
        return known(next);
      }
      next = json.toJson();
    }
    throw unfit(value);
  }

  private static Object known(@Nullable Object value) {
    return switch (value) {
      case null -> ItemValue.Null.INSTANCE;
      case CharSequence text -> text.toString();
      case Character character -> character.toString();
      case Boolean bool -> bool;
      case Number number -> number(number);
      case ItemValue item -> item(item);
      case JsonValue json -> json(json);
      case Map<?, ?> map -> map;
      case List<?> list -> list;
      case Object[] array -> Arrays.asList(array);
      case Instant instant -> ISO_MILLIS.format(instant);
      case Date date -> ISO_MILLIS.format(date.toInstant());
      case URI uri -> uri.toString();
      case URL url -> url.toString();
      case UUID uuid -> uuid.toString();
      case Enum<?> constant -> constant.name();
      default -> throw unfit(value);
    };
  }

  private static Object number(Number number) {
    return switch (number) {
      case Double real -> real;
      // through its text, so that 0.1f is 0.1
      case Float real -> Double.valueOf(real.toString());
      case BigDecimal decimal -> decimal;
      case BigInteger integer -> integer;
      case Long integer -> integer;
      case Integer integer -> integer.longValue();
      case Short integer -> integer.longValue();
      case Byte integer -> integer.longValue();
      default -> throw unfit(number);
    };
  }

  private static Object item(ItemValue item) {
    return switch (item) {
      case ItemValue.Undefined undefined -> undefined;
      case ItemValue.Null none -> none;
      case ItemValue.Bool bool -> bool.value();
      case ItemValue.Num number -> number.value();
      case ItemValue.Text text -> text.value();
      case ItemValue.Arr array -> array.elements();
      case ItemValue.Obj object -> object.members();
    };
  }

  private static Object json(JsonValue json) {
    return switch (json) {
      case JsonValue.Null none -> ItemValue.Null.INSTANCE;
      case JsonValue.Bool bool -> bool.value();
      case JsonValue.Num number -> new BigDecimal(number.text());
      case JsonValue.Str string -> string.value();
      case JsonValue.Arr array -> array.elements();
      case JsonValue.Obj object -> object.members();
    };
  }

  /** In the original's words, and then in Java's. */
  static IllegalArgumentException unfit(@Nullable Object value) {
    return new IllegalArgumentException(
        "[unstorage] Cannot stringify value! It is of "
            + (value == null ? "no class" : value.getClass().toString())
            + ": give it a Codec, let it implement ToJson, or pass maps, lists and single values");
  }
}
