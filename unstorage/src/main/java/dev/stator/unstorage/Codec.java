package dev.stator.unstorage;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.value.ItemValue;
import dev.stator.unstorage.value.ValueParser;
import dev.stator.unstorage.value.ValueText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;

/**
 * Turns values of a class into the text that is stored, and back.
 *
 * @param <T> the class
 */
public interface Codec<T> {

  /** The text as it is. */
  Codec<String> TEXT = of(Function.identity(), Function.identity());

  /** JSON with every digit. */
  Codec<JsonValue> JSON =
      of(
          value -> new String(JsonFormat.write(value), StandardCharsets.UTF_8),
          text -> {
            try {
              return JsonFormat.read(text);
            } catch (JsonSyntaxException notJson) {
              throw new IllegalArgumentException(notJson.getMessage(), notJson);
            }
          });

  /** What JavaScript's {@code setItem} stores and {@code getItem} gives. */
  Codec<ItemValue> ITEM = of(ValueText::of, ValueParser::parse);

  /** Whole numbers. */
  Codec<Long> LONG = of(Object::toString, text -> Long.valueOf(text.strip()));

  /** Numbers as JavaScript has them. */
  Codec<Double> DOUBLE = of(ValueText::of, text -> Double.valueOf(text.strip()));

  /** {@code true} and {@code false}. */
  Codec<Boolean> BOOLEAN = of(Object::toString, Codec::parseBoolean);

  /** Times as JavaScript's {@code Date} is stored. */
  Codec<Instant> INSTANT = of(ValueText::of, Codec::parseInstant);

  /** Bytes, stored as {@code base64:} and their base64. */
  Codec<byte[]> BYTES = of(RawText::encode, RawText::decode);

  String encode(T value);

  /**
   * @throws IllegalArgumentException if {@code text} is not the text of such a value
   */
  T decode(String text);

  /** A codec of two functions, such as those of a JSON library. */
  static <T> Codec<T> of(Function<T, String> encode, Function<String, T> decode) {
    return new Codec<>() {
      @Override
      public String encode(T value) {
        return encode.apply(value);
      }

      @Override
      public T decode(String text) {
        return decode.apply(text);
      }
    };
  }

  private static Boolean parseBoolean(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("not true or false");
    };
  }

  private static Instant parseInstant(String text) {
    try {
      return Instant.parse(text.strip());
    } catch (java.time.format.DateTimeParseException otherText) {
      throw new IllegalArgumentException("not a time", otherText);
    }
  }
}
