package dev.stator.tables.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,2.50,-0.0000001,12345678901234567890.5],\"b\":{\"c\":null,\"d\":true},\"e\":\"ü\"}",
        "\"iron man\"",
        "51.123456789012",
        "1e400",
        "[]",
        "{}",
        "false"
      })
  void comesOutAsItWentIn(String text) {
    assertThat(new String(JsonFormat.write(JsonFormat.read(text)), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "01", "nul", "{} x", "'a'", "NaN"})
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> JsonFormat.read(text)).isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void saysWhere() {
    assertThatThrownBy(() -> JsonFormat.read("{\"a\":\n  x}")).hasMessageContaining("line 2");
  }

  @Test
  void refusesWhatIsTooDeep() {
    String fits = "[".repeat(JsonFormat.DEPTH_MAX) + "]".repeat(JsonFormat.DEPTH_MAX);
    assertThat(JsonFormat.read(fits)).isInstanceOf(JsonValue.Arr.class);
    assertThatThrownBy(() -> JsonFormat.read("[" + fits + "]"))
        .isInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> JsonFormat.read("[".repeat(200_000)))
        .isInstanceOf(JsonSyntaxException.class);
  }
}
