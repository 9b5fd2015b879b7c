package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void keysHaveOnlyWholeCharacters() {
    assertThatThrownBy(
            () -> JsonBody.read(utf8("\"\\ud800\""), json -> String.valueOf(json.text("key"))))
        .isInstanceOfSatisfying(
            JsonBody.Unfit.class,
            unfit ->
                assertThat(unfit.reason())
                    .isEqualTo("key: half a surrogate pair, which is no character"));
    assertThatThrownBy(
            () -> JsonBody.read(utf8("{\"a\":\"\\udc00\"}"), json -> json.strings("metadata")))
        .isInstanceOf(JsonBody.Unfit.class);
  }

  /** A value is stored as it was sent: the escape comes back, whatever it means. */
  @Test
  void valuesStayAsTheyWereSent() {
    assertThat(JsonBody.read(utf8("{\"a\": \"\\ud800\"}"), JsonBody::raw))
        .isEqualTo("{\"a\": \"\\ud800\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"22c08022", "22eda08022", "22f580808022", "2200"})
  void bodiesAreUtf8(String hex) {
    assertThatThrownBy(
            () ->
                JsonBody.read(
                    HexFormat.of().parseHex(hex), json -> String.valueOf(json.text("key"))))
        .isInstanceOf(JsonBody.Unfit.class);
  }
}
