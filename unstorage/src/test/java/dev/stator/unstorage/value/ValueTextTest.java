package dev.stator.unstorage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.Vectors;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTextTest {

  static List<JsonValue.Obj> values() {
    return Vectors.of("stringify");
  }

  @ParameterizedTest
  @MethodSource("values")
  void writesValuesAsTheOriginalDoes(JsonValue.Obj vector) {
    @Nullable Object value = java(Vectors.text(vector, "js"));
    if (vector.get("out") == null) {
      assertThatThrownBy(() -> ValueText.of(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("[unstorage] Cannot stringify value! It is of ");
    } else {
      assertThat(ValueText.of(value)).isEqualTo(Vectors.text(vector, "out"));
    }
  }

  /** The Java value that stands for a JavaScript one. */
  private static @Nullable Object java(String js) {
    return switch (js) {
      case "null" -> null;
      case "true" -> true;
      case "5" -> 5;
      case "1.0" -> 1.0;
      case "-0" -> -0.0;
      case "1e21" -> 1e21;
      case "1e-7" -> 1e-7;
      case "0.1+0.2" -> 0.1 + 0.2;
      case "1e400" -> Double.POSITIVE_INFINITY;
      case "NaN" -> Double.NaN;
      case "\"\"" -> "";
      case "\"a\"" -> "a";
      case "[1,null,undefined]" -> Arrays.asList(1, null, ItemValue.Undefined.INSTANCE);
      case "{a:undefined,b:null}" -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("a", ItemValue.Undefined.INSTANCE);
        map.put("b", null);
        yield map;
      }
      case "{a:NaN}" -> Map.of("a", Double.NaN);
      case "Date0" -> Instant.EPOCH;
      case "10n" -> BigInteger.TEN;
      case "{\"é\":\"\\u2028<\"}" -> Map.of("é", "\u2028<");
      case "{2:1,1:2,a:3}" -> {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("2", 1);
        map.put("1", 2);
        map.put("a", 3);
        yield map;
      }
      case "lone surrogate" -> Map.of("a", "\ud800");
      case "slash" -> Map.of("a", "/");
      case "ctrl" -> Map.of("a", "\u0001\u007f\n");
      case "Map (throws)" -> Set.of(1);
      case "Uint8Array (throws)" -> new byte[] {1};
      case "Buffer" ->
          (ToJson)
              () -> {
                Map<String, Object> buffer = new LinkedHashMap<>();
                buffer.put("type", "Buffer");
                buffer.put("data", List.of(1, 2));
                return buffer;
              };
      case "symbolless fn (throws)" -> (Runnable) () -> {};
      case "URL" -> URI.create("http://x/");
      case "[[],{}]" -> List.of(List.of(), Map.of());
      case "1.7976931348623157e308" -> Double.MAX_VALUE;
      case "5e-324" -> Double.MIN_VALUE;
      case "123456789012345680000" -> 123456789012345680000.0;
      case "nested Date" -> Map.of("d", Instant.EPOCH);
      default -> throw new IllegalStateException("no Java value for " + js);
    };
  }

  @Test
  void writesNumbersWithTheFewestDigitsThatReadBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = ValueText.of(value);
        assertThat(Double.parseDouble(text)).as("seed %s: %s", seed, text).isEqualTo(value + 0.0);
      }
    }
    assertThat(ValueText.of(0.1f)).isEqualTo("0.1");
    assertThat(ValueText.of(2e23)).isEqualTo("2e+23");
    assertThat(ValueText.of(1.5e-9)).isEqualTo("1.5e-9");
    assertThat(ValueText.of(123456.789)).isEqualTo("123456.789");
    assertThat(ValueText.of(0.000001)).isEqualTo("0.000001");
  }

  @Test
  void refusesWhatNestsTooDeeply() {
    List<Object> outer = new ArrayList<>();
    List<Object> inner = outer;
    for (int i = 0; i < 2000; i++) {
      List<Object> next = new ArrayList<>();
      inner.add(next);
      inner = next;
    }
    assertThatThrownBy(() -> ValueText.of(outer)).hasMessageContaining("nests deeper than 1000");
  }
}
