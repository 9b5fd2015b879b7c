package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One contract for every result that may be long. */
class PagingTest {
  private final ActionFixture actions = new ActionFixture().customers();

  @BeforeEach
  void createTen() {
    StringBuilder items = new StringBuilder();
    for (int n = 0; n < 10; n++) {
      items.append(n == 0 ? "" : ",").append("{\"customerId\": 1, \"customerName\": \"c");
      items.append(n).append("\", \"pad\": \"").append("x".repeat(100)).append("\"}");
    }
    actions.run("batchWriteItems", "{\"tableName\": \"Customers\", \"items\": [" + items + "]}");
  }

  @AfterEach
  void close() {
    actions.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queryItems {\"tableName\": \"Customers\", \"value\": 1, \"fetchAll\": true, \"maxItems\": 3}",
        "queryItems {\"tableName\": \"Customers\", \"value\": 1, \"limit\": 3}",
        "queryItems {\"tableName\": \"Customers\", \"value\": 1, \"fetchAll\": true, \"maxBytes\": 400}",
        "queryItems {\"tableName\": \"Customers\", \"value\": 1, \"maxItems\": 3, \"projectionExpression\": \"pad, customerName\"}",
        "scanItems {\"tableName\": \"Customers\", \"maxItems\": 4, \"fetchAll\": true}",
        "scanItems {\"tableName\": \"Customers\", \"limit\": 4}",
        "rawRequest {\"statement\": \"SELECT * FROM Customers\", \"limit\": 4}",
      })
  void givesEachItemOnce(String call) {
    String action = call.substring(0, call.indexOf(' '));
    JsonValue.Obj inputs = (JsonValue.Obj) JsonFormat.read(call.substring(call.indexOf(' ')));
    Set<JsonValue> names = new LinkedHashSet<>();
    int calls = 0;
    JsonValue cursor = null;
    do {
      JsonValue.Obj result =
          actions.connector().run(action, cursor == null ? inputs : inputs.with("cursor", cursor));
      for (JsonValue item :
          ((JsonValue.Arr) Objects.requireNonNull(result.get("Items"))).elements()) {
        assertThat(names.add(((JsonValue.Obj) item).get("customerName"))).isTrue();
      }
      cursor = result.get("nextCursor");
      calls++;
    } while (cursor != null && calls < 20);
    assertThat(names).hasSize(10);
    assertThat(calls).isBetween(3, 5);
  }

  @Test
  void listsTablesByCursorToo() {
    actions.table("a-table", "id", "S").table("b-table", "id", "S");
    JsonValue.Obj first = actions.result("listTables", "{\"limit\": 2}");
    String cursor = ActionFixture.text(Objects.requireNonNull(first.get("nextCursor")));
    assertThat(actions.run("listTables", "{\"cursor\": " + cursor + "}"))
        .isEqualTo("{\"TableNames\":[\"b-table\"],\"found\":true}");
  }

  @Test
  void refusesACursorOfAnotherCall() {
    String query = "\"tableName\": \"Customers\", \"limit\": 1";
    String cursor = actions.run("queryItems", "{" + query + ", \"value\": 1}", "nextCursor");
    assertThat(
            actions.error(
                "queryItems", "{" + query + ", \"value\": 2, \"cursor\": " + cursor + "}"))
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
              assertThat(error.text()).isEqualTo("this cursor belongs to another call");
            });
    assertThat(
            actions
                .error("queryItems", "{" + query + ", \"value\": 1, \"cursor\": \"abc\"}")
                .text())
        .isEqualTo("this is no cursor");
  }

  @Test
  void capsByTheConnectionsPolicy() {
    Connector capped =
        new Connector(
            Catalogue.standard(),
            Connections.of(
                Connection.of("c", actions.stator().client(), actions.stator().streamsClient())
                    .with(new Policy(false, Policy.ALL_TABLES, Set.of(), 2, Policy.BYTES_MAX))));
    JsonValue.Obj result =
        capped.run(
            "scanItems",
            (JsonValue.Obj)
                JsonFormat.read(
                    "{\"tableName\": \"Customers\", \"fetchAll\": true, \"maxItems\": 5}"));
    assertThat(result.get("Count")).isEqualTo(JsonValue.Num.of(2));
    assertThat(result.get("nextCursor")).isNotNull();
  }

  @Test
  void countsInIndexesAndGoesOnThere() {
    actions.run(
        "createIndex",
        "{\"tableName\": \"Customers\", \"indexName\": \"ByPad\", \"hashKey\": \"pad\"}");
    String pad = "x".repeat(100);
    assertThat(
            actions.run(
                "countItems",
                "{\"tableName\": \"Customers\", \"indexName\": \"ByPad\", \"value\": \""
                    + pad
                    + "\"}",
                "Count"))
        .isEqualTo("10");
    String query =
        "\"tableName\": \"Customers\", \"indexName\": \"ByPad\", \"maxItems\": 6, \"value\": \""
            + pad
            + "\"";
    String cursor = actions.run("queryItems", "{" + query + "}", "nextCursor");
    assertThat(actions.run("queryItems", "{" + query + ", \"cursor\": " + cursor + "}", "Count"))
        .isEqualTo("4");
    actions.run("deleteIndex", "{\"tableName\": \"Customers\", \"indexName\": \"ByPad\"}");
  }
}
