package dev.stator.tables.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"S\":\"\"}",
        "{\"N\":\"123456789012345678901234567890.12345678\"}",
        "{\"B\":\"AQL/\"}",
        "{\"SS\":[\"a\",\"b\"]}",
        "{\"NS\":[\"1\",\"2.5\"]}",
        "{\"BS\":[\"AQ==\"]}",
        "{\"BOOL\":false}",
        "{\"NULL\":true}",
        "{\"L\":[{\"S\":\"a\"},{\"N\":\"1\"}]}",
        "{\"M\":{\"a\":{\"M\":{}}}}"
      })
  void typedJsonComesOutAsItWentIn(String text) {
    JsonValue out = TypedJson.toJson(TypedJson.toAttribute(JsonFormat.read(text), ""));
    assertThat(new String(JsonFormat.write(out), StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"N\":1994}|v: N must be a string, not a number",
        "{\"S\":5}|v: S must be a string, not a number",
        "{\"S\":null}|v: S must be a string, not null",
        "{\"BOOL\":\"true\"}|v: BOOL must be true or false, not a string",
        "{\"B\":\"a\"}|v: B is not valid base64",
        "{\"L\":{}}|v: L must be an array, not an object",
        "{\"M\":[]}|v: M must be an object, not an array",
        "{\"NULL\":false}|v: NULL must be true",
        "{\"SS\":[]}|v: SS must not be empty",
        "{}|v: expected an object with one of S, N, B, SS, NS, BS, M, L, BOOL, NULL",
        "{\"S\":\"a\",\"N\":\"1\"}|v: expected an object with one of S, N, B, SS, NS, BS, M, L, BOOL, NULL",
        "{\"s\":\"a\"}|v: unknown type 's'",
        "{\"N\":\"abc\"}|v: The parameter cannot be converted to a numeric value: abc",
        "{\"L\":[{\"S\":\"a\"},{\"N\":\"x\"}]}|v[1]: The parameter cannot be converted to a numeric value: x"
      })
  void refusesWhatIsNotDynamoDbJson(String text, String message) {
    assertThatThrownBy(() -> TypedJson.toAttribute(JsonFormat.read(text), "v")).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\"",
        "9007199254740993",
        "51.123456789012",
        "true",
        "null",
        "[1,[\"a\"],{}]",
        "{\"a\":{\"b\":[0.1]}}"
      })
  void plainJsonComesOutAsItWentIn(String text) {
    JsonValue out = PlainJson.toJson(PlainJson.toAttribute(JsonFormat.read(text), ""));
    assertThat(new String(JsonFormat.write(out), StandardCharsets.UTF_8)).isEqualTo(text);
  }
}
