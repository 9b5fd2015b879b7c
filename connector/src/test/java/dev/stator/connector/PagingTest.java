package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

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

  private static final String SCANNED = "ScannedCount";

  private static int number(JsonValue.Obj result, String member) {
    return Integer.parseInt(ActionFixture.text(Objects.requireNonNull(result.get(member), member)));
  }

  /** What is thrown away would be paid for again with the next cursor. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "scanItems {\"tableName\": \"Customers\", \"maxItems\": 3}",
        "scanItems {\"tableName\": \"Customers\", \"maxItems\": 3, \"fetchAll\": true}",
        "queryItems {\"tableName\": \"Customers\", \"value\": 1, \"maxItems\": 3, \"limit\": 8}",
        "scanItems {\"tableName\": \"Customers\", \"maxItems\": 3, \"projectionExpression\": \"pad\"}",
      })
  void readsNoMoreThanItGivesBack(String call) {
    String action = call.substring(0, call.indexOf(' '));
    JsonValue.Obj result = actions.result(action, call.substring(call.indexOf(' ')));
    assertThat(number(result, "Count")).isEqualTo(3);
    assertThat(number(result, SCANNED)).isEqualTo(3);
    assertThat(result.get("nextCursor")).isNotNull();
  }

  /** Behind a filter, reading goes on in growing steps until enough is found. */
  @Test
  void readsSensiblyBehindAFilter() {
    createMany(2000);
    String scan =
        "{\"tableName\": \"Many\", \"maxItems\": 5, \"filter\": [{\"field\": \"%s\", \"value\": 1}]}";
    JsonValue.Obj all = actions.result("scanItems", scan.formatted("one"));
    assertThat(number(all, "Count")).isEqualTo(5);
    assertThat(number(all, SCANNED)).isEqualTo(16);
    JsonValue.Obj tenth = actions.result("scanItems", scan.formatted("tenth"));
    assertThat(number(tenth, "Count")).isEqualTo(5);
    assertThat(number(tenth, SCANNED)).isBetween(20, 400);
    JsonValue.Obj none = actions.result("scanItems", scan.formatted("none"));
    assertThat(number(none, "Count")).isZero();
    assertThat(number(none, SCANNED)).isEqualTo(2000);
    assertThat(none.get("nextCursor")).isNull();
    JsonValue.Obj limited =
        actions.result(
            "scanItems", scan.formatted("tenth").replaceFirst("\\{", "{\"limit\": 30, "));
    assertThat(number(limited, SCANNED)).isEqualTo(30);
  }

  /** Each item is found once with each way to cap, also where a projection leaves the keys out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"maxItems\": 7, \"filter\": [{\"field\": \"tenth\", \"value\": 1}]",
        "\"maxItems\": 7, \"filter\": [{\"field\": \"tenth\", \"value\": 1}], \"projectionExpression\": \"n\"",
        "\"maxBytes\": 300, \"filter\": [{\"field\": \"tenth\", \"value\": 1}], \"projectionExpression\": \"n\"",
        "\"maxBytes\": 300, \"fetchAll\": true, \"filter\": [{\"field\": \"tenth\", \"value\": 1}]",
        "\"limit\": 33, \"maxItems\": 2, \"filter\": [{\"field\": \"tenth\", \"value\": 1}]",
      })
  void findsEachItemBehindAFilterOnce(String inputs) {
    createMany(300);
    Set<JsonValue> found = new LinkedHashSet<>();
    JsonValue cursor = null;
    int calls = 0;
    do {
      String more = cursor == null ? "" : ", \"cursor\": " + ActionFixture.text(cursor);
      JsonValue.Obj result =
          actions.result("scanItems", "{\"tableName\": \"Many\", " + inputs + more + "}");
      JsonValue.Arr items = (JsonValue.Arr) Objects.requireNonNull(result.get("Items"));
      assertThat(number(result, "Count")).isEqualTo(items.elements().size());
      for (JsonValue item : items.elements()) {
        assertThat(found.add(Objects.requireNonNull(((JsonValue.Obj) item).get("n")))).isTrue();
      }
      cursor = result.get("nextCursor");
    } while (cursor != null && ++calls < 40);
    assertThat(found).hasSize(30);
  }

  /** An item that is longer than the cap is given alone, and paging goes past it. */
  @ParameterizedTest
  @ValueSource(strings = {"", ", \"projectionExpression\": \"pad\"", ", \"fetchAll\": true"})
  void getsPastALongItem(String inputs) {
    actions.run(
        "createItem",
        "{\"tableName\": \"Customers\", \"item\": {\"customerId\": 1, \"customerName\": \"c4x\","
            + " \"pad\": \""
            + "y".repeat(5000)
            + "\"}}");
    int items = 0;
    JsonValue cursor = null;
    int calls = 0;
    do {
      String more = cursor == null ? "" : ", \"cursor\": " + ActionFixture.text(cursor);
      JsonValue.Obj result =
          actions.result(
              "queryItems",
              "{\"tableName\": \"Customers\", \"value\": 1, \"maxBytes\": 1000"
                  + inputs
                  + more
                  + "}");
      boolean isLong =
          ActionFixture.text(Objects.requireNonNull(result.get("Items"))).contains("yyy");
      if (isLong) {
        assertThat(number(result, "Count")).isEqualTo(1);
      }
      items += number(result, "Count");
      cursor = result.get("nextCursor");
    } while (cursor != null && ++calls < 20);
    assertThat(items).isEqualTo(11);
  }

  private void createMany(int items) {
    actions.table("Many", "id", "N");
    StringBuilder written = new StringBuilder();
    for (int n = 0; n < items; n++) {
      written.append(n == 0 ? "" : ",");
      written.append("{\"id\":" + n + ",\"n\":" + n + ",\"one\":1,\"tenth\":" + n % 10 + "}");
    }
    actions.run("batchWriteItems", "{\"tableName\": \"Many\", \"items\": [" + written + "]}");
  }

  /** A count gives no items back that a cap could be about. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"maxItems\": 1 | 10",
        "\"maxBytes\": 10 | 10",
        "\"maxItems\": 2, \"fetchAll\": true | 10",
        "\"maxItems\": 2, \"filter\": [{\"field\": \"pad\", \"operator\": \"exists\"}] | 10",
        "\"maxItems\": 1, \"limit\": 4 | 4",
      })
  void countsInOneRequest(String caps, int count) {
    List<QueryRequest> sent = new ArrayList<>();
    DynamoDbClient client =
        WatchedClient.of(
            actions.stator().client(),
            request -> {
              if (request instanceof QueryRequest query) {
                sent.add(query);
              }
            });
    JsonValue.Obj result =
        new Connector(
                Catalogue.standard(),
                Connections.of(Connection.of("c", client, ActionFixture.NO_STREAMS)))
            .run(
                "queryItems",
                (JsonValue.Obj)
                    JsonFormat.read(
                        "{\"tableName\": \"Customers\", \"value\": 1, \"select\": \"COUNT\", "
                            + caps
                            + "}"));
    assertThat(number(result, "Count")).isEqualTo(count);
    assertThat(result.get("nextCursor") == null).isEqualTo(count == 10);
    assertThat(sent).hasSize(1);
  }

  /** A cursor belongs to its connection, region, table and question. */
  @Test
  void refusesACursorOfAnotherConnectionRegionOrTable() {
    actions.table("Other", "id", "N");
    Connection one = Connection.of("one", actions.stator().client(), ActionFixture.NO_STREAMS);
    Connector two =
        new Connector(
            Catalogue.standard(),
            new Connections(
                "one",
                List.of(
                    one,
                    Connection.of("two", actions.stator().client(), ActionFixture.NO_STREAMS))));
    JsonValue.Obj scan =
        (JsonValue.Obj) JsonFormat.read("{\"tableName\": \"Customers\", \"limit\": 1}");
    JsonValue cursor = Objects.requireNonNull(two.run("scanItems", scan).get("nextCursor"));
    JsonValue.Obj goesOn = scan.with("cursor", cursor);
    assertThat(two.run("scanItems", goesOn).get("Count")).isEqualTo(JsonValue.Num.of(1));
    for (String other :
        List.of("awsConnection two", "awsRegion eu-west-1", "tableName Other", "segment 0")) {
      String[] input = other.split(" ");
      JsonValue.Obj changed = goesOn.with(input[0], new JsonValue.Str(input[1]));
      if (input[0].equals("segment")) {
        changed = changed.with("totalSegments", new JsonValue.Str("2"));
      }
      JsonValue.Obj inputs = changed;
      assertThatThrownBy(() -> two.run("scanItems", inputs))
          .as(other)
          .hasMessageContaining("this cursor belongs to another call");
    }
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
