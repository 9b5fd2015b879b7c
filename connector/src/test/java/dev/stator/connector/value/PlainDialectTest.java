package dev.stator.connector.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.TypedJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PlainDialectTest {

  /** Each value has one way out, and comes back in as what it was. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"S\":\"Rose\"}                         | \"Rose\"",
        "{\"S\":\"\"}                             | \"\"",
        "{\"S\":\"42\"}                           | \"42\"",
        "{\"S\":\"{\\\"N\\\":\\\"1\\\"}\"}         | \"{\\\"N\\\":\\\"1\\\"}\"",
        "{\"N\":\"0\"}                            | 0",
        "{\"N\":\"-1.5\"}                         | -1.5",
        "{\"N\":\"0.1\"}                          | 0.1",
        "{\"N\":\"9007199254740992\"}             | 9007199254740992",
        "{\"N\":\"9007199254740993\"}             | {\"N\":\"9007199254740993\"}",
        "{\"N\":\"12345678901234567890.5\"}       | {\"N\":\"12345678901234567890.5\"}",
        "{\"N\":\"0.12345678901234567890123456789012345678\"} | {\"N\":\"0.12345678901234567890123456789012345678\"}",
        "{\"B\":\"AQL/\"}                         | {\"B\":\"AQL/\"}",
        "{\"B\":\"\"}                             | {\"B\":\"\"}",
        "{\"BOOL\":true}                          | true",
        "{\"BOOL\":false}                         | false",
        "{\"NULL\":true}                          | null",
        "{\"SS\":[\"a\",\"b\"]}                   | {\"SS\":[\"a\",\"b\"]}",
        "{\"NS\":[\"1\",\"2.5\"]}                 | {\"NS\":[\"1\",\"2.5\"]}",
        "{\"BS\":[\"AQ==\"]}                      | {\"BS\":[\"AQ==\"]}",
        "{\"L\":[]}                               | []",
        "{\"L\":[{\"N\":\"1\"},{\"NULL\":true},{\"SS\":[\"a\"]}]} | [1,null,{\"SS\":[\"a\"]}]",
        "{\"M\":{}}                               | {}",
        "{\"M\":{\"a\":{\"L\":[{\"BOOL\":true}]}}} | {\"a\":[true]}",
        "{\"M\":{\"S\":{\"S\":\"small\"}}}        | {\"M\":{\"S\":\"small\"}}",
        "{\"M\":{\"L\":{\"N\":\"10\"}}}           | {\"M\":{\"L\":10}}",
        "{\"M\":{\"S\":{\"S\":\"a\"},\"N\":{\"S\":\"b\"}}} | {\"S\":\"a\",\"N\":\"b\"}",
        "{\"M\":{\"M\":{\"M\":{\"M\":{\"M\":{}}}}}} | {\"M\":{\"M\":{\"M\":{\"M\":{}}}}}",
      })
  void hasOneWayOutAndComesBack(String typed, String plain) {
    AttributeValue value = TypedJson.toAttribute(JsonFormat.read(typed), "");
    assertThat(text(ValueWriter.PLAIN.write(value))).isEqualTo(plain);
    assertThat(ValueReader.read(JsonFormat.read(plain), "v")).isEqualTo(value);
    // DynamoDB JSON is plain JSON too.
    assertThat(ValueReader.read(JsonFormat.read(typed), "v")).isEqualTo(value);
    assertThat(text(ValueWriter.TYPED.write(value))).isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"N\":1994}                | {\"N\":\"1994\"}",
        "{\"N\":\"1.50\"}            | {\"N\":\"1.5\"}",
        "1e3                         | {\"N\":\"1000\"}",
        "{\"BOOL\":\"false\"}        | {\"BOOL\":false}",
        "{\"S\":5}                   | {\"S\":\"5\"}",
        "{\"L\":[\"a\",{\"N\":\"1\"}]} | {\"L\":[{\"S\":\"a\"},{\"N\":\"1\"}]}",
        "{\"L\":\"[1]\"}             | {\"L\":[{\"N\":\"1\"}]}",
        "{\"M\":{\"a\":1}}           | {\"M\":{\"a\":{\"N\":\"1\"}}}",
      })
  void readsDynamoDbJsonLeniently(String written, String typed) {
    assertThat(text(TypedJson.toJson(ValueReader.read(JsonFormat.read(written), "v"))))
        .isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"N\":\"five\"}         | v: The parameter cannot be converted to a numeric value: five",
        "{\"S\":{\"a\":1}}        | v: type S cannot hold an object",
        "{\"L\":10}               | v: type L cannot hold a number",
        "{\"SS\":[]}              | v: a set must not be empty",
        "{\"B\":\"!\"}            | v: binary must be base64 text",
        "{\"NULL\":false}         | v: type NULL cannot hold a boolean",
        "[1,{\"N\":\"x\"}]        | v[1]: The parameter cannot be converted to a numeric value: x",
        "{\"a\":{\"b\":{\"BOOL\":\"maybe\"}}} | v.a.b: type BOOL cannot hold this string",
        "1e400                    | v: Number overflow. Attempting to store a number with magnitude larger than supported range",
      })
  void saysWhereAndWhyItIsNoValue(String written, String message) {
    assertThatThrownBy(() -> ValueReader.read(JsonFormat.read(written), "v"))
        .isInstanceOf(ActionError.class)
        .hasMessage(message);
  }

  private static String text(JsonValue json) {
    return new String(JsonFormat.write(json), StandardCharsets.UTF_8);
  }
}
