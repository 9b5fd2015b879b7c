package dev.stator.dapr.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  private static final JsonValue VALUE =
      JsonFormat.read(
          "{\"n\":1.50,\"big\":9007199254740993,\"s\":\"abc\",\"b\":true,\"none\":null,\"o\":{\"x\":{\"y\":2}},\"l\":[1]}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{}~true",
        "{\"EQ\":{\"n\":1.5}}~true",
        "{\"EQ\":{\"big\":9007199254740992}}~false",
        "{\"EQ\":{\"n\":\"1.5\"}}~false",
        "{\"EQ\":{\"o.x.y\":2}}~true",
        "{\"EQ\":{\"o.x\":{\"y\":2}}}~true",
        "{\"EQ\":{\"none\":null}}~true",
        "{\"EQ\":{\"l\":[1]}}~true",
        "{\"EQ\":{\"l\":[1.0]}}~true",
        "{\"EQ\":{\"o\":{\"x\":{\"y\":20e-1}}}}~true",
        "{\"EQ\":{\"o\":{\"x\":{\"y\":2,\"z\":1}}}}~false",
        "{\"EQ\":{\"n\":1e99999999999}}~false",
        "{\"LT\":{\"n\":1e99999999999}}~true",
        "{\"GT\":{\"n\":1e-99999999999}}~true",
        "{\"EQ\":{\"missing\":null}}~false",
        "{\"NEQ\":{\"missing\":1}}~false",
        "{\"NEQ\":{\"n\":2}}~true",
        "{\"GT\":{\"n\":1.4999999999999999999}}~true",
        "{\"GT\":{\"n\":\"0\"}}~false",
        "{\"GTE\":{\"s\":\"abc\"}}~true",
        "{\"LT\":{\"s\":\"abd\"}}~true",
        "{\"LTE\":{\"n\":1.4}}~false",
        "{\"LT\":{\"b\":false}}~false",
        "{\"IN\":{\"s\":[\"x\",\"abc\"]}}~true",
        "{\"IN\":{\"s\":[]}}~false",
        "{\"AND\":[{\"EQ\":{\"b\":true}},{\"EQ\":{\"s\":\"x\"}}]}~false",
        "{\"OR\":[{\"EQ\":{\"b\":true}},{\"EQ\":{\"s\":\"x\"}}]}~true"
      })
  void asks_a_value(String filter, boolean accepted) {
    assertThat(parse("{\"filter\":" + filter + "}").filter().accepts(VALUE)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[]~a query must be an object, not an array",
        "{\"filters\":{}}~'filters' is not a part of a query: filter, sort or page",
        "{\"filter\":[]}~a filter must be an object, not an array",
        "{\"filter\":{\"EQ\":{\"a\":1},\"NEQ\":{\"a\":1}}}~a filter must have one root, not EQ, NEQ",
        "{\"filter\":{\"EQ\":{}}}~EQ must have one path with its value",
        "{\"filter\":{\"EQ\":{\" \":1}}}~a path must not be empty",
        "{\"filter\":{\"IN\":{\"a\":1}}}~IN must be an array, not a number",
        "{\"filter\":{\"AND\":[{}]}}~AND must have two filters and more",
        "{\"filter\":{\"NOT\":{}}}~'NOT' is not a filter: EQ, NEQ, GT, GTE, LT, LTE, IN, AND or OR",
        "{\"sort\":[{\"order\":\"ASC\"}]}~an element of sort has no key",
        "{\"sort\":[{\"key\":\"a\",\"order\":\"UP\"}]}~sort.order must be ASC or DESC",
        "{\"page\":{\"limit\":1.5}}~page.limit must be a whole number",
        "{\"page\":{\"limit\":-1}}~page.limit -1 is not between 0 and 10000",
        "{\"page\":{\"token\":5}}~page.token must be a string, not a number"
      })
  void says_what_is_no_query(String json, String message) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(QuerySyntaxException.class)
        .hasMessage(message);
  }

  @Test
  void sorts_by_kind_and_value() {
    StateQuery query = parse("{\"sort\":[{\"key\":\"a\"}]}");
    List<JsonValue> values = new ArrayList<>();
    for (String json :
        new String[] {
          "{\"a\":\"b\"}", "{\"a\":10}", "{\"a\":9}", "{\"a\":true}", "{}", "{\"a\":\"a\"}"
        }) {
      values.add(JsonFormat.read(json));
    }
    values.sort(Comparator.comparing(query::places, query.order()));
    assertThat(
            values.stream()
                .map(value -> new String(JsonFormat.write(value), StandardCharsets.UTF_8)))
        .containsExactly(
            "{}", "{\"a\":true}", "{\"a\":9}", "{\"a\":10}", "{\"a\":\"a\"}", "{\"a\":\"b\"}");
  }

  private static StateQuery parse(String json) {
    return StateQuery.parse(JsonFormat.read(json));
  }
}
