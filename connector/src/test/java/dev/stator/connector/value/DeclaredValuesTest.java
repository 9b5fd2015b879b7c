package dev.stator.connector.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.TypedJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DeclaredValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"42\"                  | S    | {\"S\":\"42\"}",
        "42                      | S    | {\"S\":\"42\"}",
        "true                    | S    | {\"S\":\"true\"}",
        "\"42.0\"                | N    | {\"N\":\"42\"}",
        "12345678901234567890    | N    | {\"N\":\"12345678901234567890\"}",
        "\"Um9zZQ==\"            | B    | {\"B\":\"Um9zZQ==\"}",
        "\"Um9zZQ==\"            | Buffer | {\"B\":\"Um9zZQ==\"}",
        "\"0\"                   | BOOL | {\"BOOL\":false}",
        "\"Yes\"                 | bool | {\"BOOL\":true}",
        "1                       | Boolean | {\"BOOL\":true}",
        "\"\"                    | NULL | {\"NULL\":true}",
        "[\"a\",1]               | L    | {\"L\":[{\"S\":\"a\"},{\"N\":\"1\"}]}",
        "\"[\\\"a\\\",1]\"       | L    | {\"L\":[{\"S\":\"a\"},{\"N\":\"1\"}]}",
        "[{\"S\":\"a\"}]         | List/Array | {\"L\":[{\"S\":\"a\"}]}",
        "\"{\\\"a\\\":1}\"       | M    | {\"M\":{\"a\":{\"N\":\"1\"}}}",
        "[{\"key\":\"a\",\"value\":1}] | M | {\"M\":{\"a\":{\"N\":\"1\"}}}",
        "{\"S\":\"small\"}       | M    | {\"M\":{\"S\":{\"S\":\"small\"}}}",
        "{\"M\":{\"a\":{\"S\":\"b\"}}} | M | {\"M\":{\"a\":{\"S\":\"b\"}}}",
        "\"[\\\"a\\\"]\"         | SS   | {\"SS\":[\"a\"]}",
        "[1,\"2\"]               | NS   | {\"NS\":[\"1\",\"2\"]}",
        "[\"AQ==\"]              | Binary Set | {\"BS\":[\"AQ==\"]}",
        "{\"N\":\"5\"}           | N    | {\"N\":\"5\"}",
      })
  void areOfTheirDeclaredType(String value, String type, String typed) {
    @Nullable AttributeValue joined =
        DeclaredValues.join(
                KeyedValues.read(JsonFormat.read("{\"k\":" + value + "}"), "item"),
                "item",
                KeyedValues.read(
                    JsonFormat.read("[{\"key\":\"k\",\"value\":\"" + type + "\"}]"), "itemTypes"),
                "itemTypes")
            .get("k");
    assertThat(
            new String(
                JsonFormat.write(TypedJson.toJson(Objects.requireNonNull(joined))),
                StandardCharsets.UTF_8))
        .isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1}   | {\"a\":\"N\",\"b\":\"N\"} | itemTypes | The number of items and item types must be the same. Check your inputs.",
        "{\"a\":1}   | {\"b\":\"N\"}     | itemTypes   | You must specify a value type for key \"a\"",
        "{\"a\":1}   | {\"a\":\"X\"}     | itemTypes.a | itemTypes.a: unknown type 'X'",
        "{\"a\":\"x\"} | {\"a\":\"N\"}   | item.a      | item.a: The parameter cannot be converted to a numeric value: x",
        "{\"a\":\"x\"} | {\"a\":\"SS\"}  | item.a      | item.a: type SS cannot hold this string",
        "{\"a\":\"perhaps\"} | {\"a\":\"BOOL\"} | item.a | item.a: type BOOL cannot hold this string",
        "{\"a\":{\"S\":\"1\"}} | {\"a\":\"N\"} | item.a | item.a: type N cannot hold an object",
      })
  void saysWhatDoesNotFit(String values, String types, String field, String message) {
    assertThatThrownBy(
            () ->
                DeclaredValues.join(
                    KeyedValues.read(JsonFormat.read(values), "item"),
                    "item",
                    KeyedValues.read(JsonFormat.read(types), "itemTypes"),
                    "itemTypes"))
        .isInstanceOfSatisfying(
            ActionError.class,
            error -> {
              assertThat(error.text()).isEqualTo(message);
              assertThat(error.field()).isEqualTo(field);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"key\":\"a\",\"value\":1},{\"key\":\"a\",\"value\":2}] | item[1]: key \"a\" comes twice",
        "[1]      | item[0] must be {\"key\": \"...\", \"value\": ...}",
        "[{\"key\":\"a\",\"valu\":1}] | item[0] must be {\"key\": \"...\", \"value\": ...}",
        "5        | item must be an object or a list of key and value, not a number",
      })
  void refusesWhatAreNoKeysWithValues(String written, String message) {
    assertThatThrownBy(() -> KeyedValues.read(JsonFormat.read(written), "item"))
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1}",
        "[{\"key\":\"a\",\"value\":1}]",
        "\"{\\\"a\\\":1}\"",
        "\"[{\\\"key\\\":\\\"a\\\",\\\"value\\\":1}]\"",
      })
  void readsKeysWithValuesInEachOfTheirForms(String written) {
    assertThat(KeyedValues.read(JsonFormat.read(written), "item"))
        .isEqualTo(Map.of("a", JsonFormat.read("1")));
  }
}
