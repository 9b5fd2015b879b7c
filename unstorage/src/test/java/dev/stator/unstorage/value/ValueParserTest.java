package dev.stator.unstorage.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.Vectors;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueParserTest {

  static List<JsonValue.Obj> texts() {
    return Vectors.of("destr");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void readsTextsAsTheOriginalDoes(JsonValue.Obj vector) {
    JsonValue.Obj out = (JsonValue.Obj) Objects.requireNonNull(vector.get("out"));
    @Nullable JsonValue expected = out.get("v");
    ItemValue value = ValueParser.parse(Vectors.text(vector, "in"));
    switch (Vectors.text(out, "t")) {
      case "undefined" -> assertThat(value).isEqualTo(ItemValue.Undefined.INSTANCE);
      case "null" -> assertThat(value).isEqualTo(ItemValue.Null.INSTANCE);
      case "boolean" ->
          assertThat(value)
              .isEqualTo(new ItemValue.Bool(new JsonValue.Bool(true).equals(expected)));
      case "number" -> assertThat(value).isEqualTo(new ItemValue.Num(number(expected)));
      case "string" -> assertThat(value).isEqualTo(new ItemValue.Text(Vectors.text(out, "v")));
      default -> {
        assertThat(value).isInstanceOfAny(ItemValue.Obj.class, ItemValue.Arr.class);
        assertThat(ValueText.of(value)).isEqualTo(json(Objects.requireNonNull(expected)));
      }
    }
  }

  /** Numbers that are not JSON's stand there as strings. */
  private static double number(@Nullable JsonValue expected) {
    return switch (expected) {
      case JsonValue.Num number -> Double.parseDouble(number.text());
      case JsonValue.Str string -> Double.parseDouble(string.value());
      case null, default -> throw new IllegalStateException("no number: " + expected);
    };
  }

  /** The expected value, as the original would write it again. */
  private static String json(JsonValue expected) {
    return ValueText.of(
        ValueParser.parse(
            new String(JsonFormat.write(expected), java.nio.charset.StandardCharsets.UTF_8)));
  }

  /** What surrounds a word is what JavaScript's trim takes away, all of it and nothing else. */
  @Test
  void trimsAsJavaScriptDoes() {
    ItemValue yes = new ItemValue.Bool(true);
    assertThat(ValueParser.parse("\u00a0true\ufeff")).isEqualTo(yes);
    assertThat(ValueParser.parse(" ".repeat(100) + "true\n")).isEqualTo(yes);
    assertThat(ValueParser.parse("\u001ctrue")).isEqualTo(new ItemValue.Text("\u001ctrue"));
  }

  @Test
  void givesDeepTextsAsText() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    assertThat(ValueParser.parse(deep)).isEqualTo(new ItemValue.Text(deep));
  }

  @Test
  void becomesJavasOwnClasses() {
    assertThat(ValueParser.parse("{\"a\":[1,null,true,\"x\"]}").toJava())
        .isEqualTo(java.util.Map.of("a", java.util.Arrays.asList(1.0, null, true, "x")));
  }
}
