package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are UTF-8, each character in its shortest form. */
class RequestEncodingTest {
  private static byte[] body(String hex) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"TableName\":\"".getBytes(StandardCharsets.UTF_8));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  @Test
  void takesUtf8() {
    assertThat(RequestDecoder.decode(OperationShape.DESCRIBE_TABLE, body("c3bcf09f9880")))
        .asString()
        .contains("\u00fc\ud83d\ude00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c080", "e080af", "f08080af", "f5808080", "eda080", "c3", "00"})
  void refusesWhatIsNone(String hex) {
    assertThatThrownBy(() -> RequestDecoder.decode(OperationShape.DESCRIBE_TABLE, body(hex)))
        .isInstanceOf(MalformedRequestException.class);
    assertThatThrownBy(() -> RequestDecoder.requireJson(body(hex)))
        .isInstanceOf(MalformedRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
  void refusesOtherEncodings(String charset) {
    byte[] body = "{\"TableName\":\"Some\"}".getBytes(Charset.forName(charset));
    assertThatThrownBy(() -> RequestDecoder.decode(OperationShape.DESCRIBE_TABLE, body))
        .isInstanceOf(MalformedRequestException.class);
  }
}
