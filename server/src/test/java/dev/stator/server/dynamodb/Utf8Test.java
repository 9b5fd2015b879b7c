package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that only look like UTF-8 are no JSON, whatever the parser would make of them. */
class Utf8Test {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c0af",
        "c181",
        "c080",
        "e080af",
        "f08080af",
        "eda080",
        "f5808080",
        "f4908080",
        "ff"
      })
  void refuses_what_no_encoder_writes(String hex) {
    byte[] name = HexFormat.of().parseHex(hex);
    byte[] body = "{\"TableName\":\"a----bc\"}".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, body, 15, name.length);
    assertThatThrownBy(() -> RequestDecoder.decode(OperationShape.SCAN, body))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-16"})
  void refuses_other_encodings(String name) {
    byte[] body = "{\"TableName\":\"abc\"}".getBytes(Charset.forName(name));
    assertThatThrownBy(() -> RequestDecoder.decode(OperationShape.SCAN, body))
        .isInstanceOf(MalformedRequestException.class);
  }

  @Test
  void takes_characters_of_every_length() {
    String text = "a\u00e9\u20ac\ud83d\ude00".repeat(10_000);
    assertThat(Utf8.isWellFormed(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(Utf8.isWellFormed((text + "\u00e9").substring(1).getBytes(StandardCharsets.UTF_8)))
        .isTrue();
    assertThat(Utf8.isWellFormed(new byte[0])).isTrue();
  }
}
