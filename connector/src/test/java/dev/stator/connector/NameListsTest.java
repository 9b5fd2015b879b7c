package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.input.InputReaders;
import dev.stator.tables.json.JsonFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of names, and numbers, in the ways in which forms and command lines write them. */
class NameListsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"a,b\" | a;b",
        "\"a, b ,c,\" | a;b;c",
        "\"a\" | a",
        "\"123\" | 123",
        "[\"a,b\"] | a,b",
        "\"[\\\"a,b\\\", \\\"c\\\"]\" | a,b;c",
        "\"\\\"a,b\\\"\" | a,b",
        "[\"a\", 1] | a;1",
      })
  void commasPartNames(String written, String names) {
    assertThat(InputReaders.texts(JsonFormat.read(written), "attributes"))
        .isEqualTo(List.of(names.split(";")));
  }

  @Test
  void everyListOfNamesTakesThem() {
    try (ActionFixture actions = new ActionFixture().table("Products", "id", "S")) {
      actions.run(
          "createItem",
          "{\"tableName\": \"Products\", \"item\": {\"id\": \"a\", \"x\": 1, \"y\": 2, \"z\": 3}}");
      assertThat(
              actions.run(
                  "batchGetItems",
                  "{\"tableName\": \"Products\", \"keys\": [\"a\"], \"attributes\": \"x,y\"}",
                  "Items"))
          .contains("\"x\":1", "\"y\":2")
          .doesNotContain("\"z\"");
      actions.run(
          "patchItem", "{\"tableName\": \"Products\", \"value\": \"a\", \"remove\": \"x, y\"}");
      assertThat(actions.run("getItem", "{\"tableName\": \"Products\", \"value\": \"a\"}", "Item"))
          .isEqualTo("{\"id\":\"a\",\"z\":3}");
      actions.run(
          "tagTable", "{\"tableName\": \"Products\", \"tags\": {\"a\": \"1\", \"b\": \"2\"}}");
      actions.run("untagTable", "{\"tableName\": \"Products\", \"tagKeys\": \"a,b\"}");
      assertThat(actions.run("listTags", "{\"tableName\": \"Products\"}", "tags")).isEqualTo("{}");
    }
  }

  @ParameterizedTest
  @CsvSource({"5.0, 5", "'\"5.0\"', 5", "5e0, 5", "1.2e1, 12", "'\" 7 \"', 7"})
  void wholeNumbersHaveManyForms(String written, long number) {
    assertThat(InputReaders.integer(1, 100).read(JsonFormat.read(written), "limit"))
        .isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "5.5, 'limit must be a whole number, not ''5.5'''",
    "1e99, 'limit must be from 1 to 100, not 1e99'",
    "1e999999999, 'limit must be from 1 to 100, not 1e999999999'",
    "0, 'limit must be from 1 to 100, not 0'",
    "'\"many\"', 'limit must be a whole number, not ''many'''"
  })
  void othersAreNoWholeNumbers(String written, String message) {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> InputReaders.integer(1, 100).read(JsonFormat.read(written), "limit")))
        .hasMessage(message);
  }
}
