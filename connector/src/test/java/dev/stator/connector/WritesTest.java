package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.answer.ErrorJson;
import dev.stator.connector.bulk.BulkRun;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Idempotency, batches and transactions. */
class WritesTest {
  private final ActionFixture actions = new ActionFixture().table("Orders", "id", "S");

  @AfterEach
  void close() {
    actions.close();
  }

  private String order(String id) {
    return actions.run("getItem", "{\"tableName\": \"Orders\", \"value\": \"" + id + "\"}");
  }

  @Test
  void doesARepetitionOnce() {
    String increment =
        """
        {"tableName": "Orders", "value": "a", "field": "n", "by": 5, "idempotencyKey": "run-1 step-2"}
        """;
    actions.run("incrementItem", increment);
    actions.run("incrementItem", increment);
    assertThat(order("a")).contains("\"n\":5");
    String insert =
        """
        {"tableName": "Orders", "item": {"id": "b"}, "idempotencyKey": "run-1 step-3"}
        """;
    actions.run("insertItem", insert);
    actions.run("insertItem", insert);
    actions.run(
        "createItem",
        "{\"tableName\": \"Orders\", \"item\": {\"id\": \"c\"}, \"idempotencyKey\": \"k\"}");
    ActionError reused =
        actions.error(
            "createItem",
            "{\"tableName\": \"Orders\", \"item\": {\"id\": \"d\"}, \"idempotencyKey\": \"k\"}");
    assertThat(reused.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(reused.field()).isEqualTo("idempotencyKey");
  }

  @Test
  void tellsAFailedConditionAsWithoutAKey() {
    actions.run("createItem", "{\"tableName\": \"Orders\", \"item\": {\"id\": \"a\", \"n\": 1}}");
    for (String key : List.of("", ", \"idempotencyKey\": \"k\"")) {
      ActionError error =
          actions.error(
              "deleteItem",
              "{\"tableName\": \"Orders\", \"value\": \"a\","
                  + " \"condition\": {\"field\": \"n\", \"value\": 2}"
                  + key
                  + "}");
      assertThat(error.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
      assertThat(error.item()).containsKey("n");
    }
    assertThat(
            actions
                .error(
                    "deleteItem",
                    """
                    {"tableName": "Orders", "value": "a", "returnValues": "ALL_OLD",
                     "idempotencyKey": "k2"}
                    """)
                .text())
        .isEqualTo("returnValues cannot be had with an idempotencyKey");
  }

  @Test
  void reportsEachItemOfABatch() {
    StringBuilder items = new StringBuilder("{\"id\": \"\"}");
    for (int n = 0; n < 60; n++) {
      items.append(", {\"id\": \"o-").append(n).append("\"}");
    }
    items.append(", {\"no\": \"key\"}, {\"id\": \"o-0\", \"last\": true}");
    JsonValue.Obj result =
        actions.result(
            "batchWriteItems",
            "{\"tableName\": \"Orders\", \"items\": [" + items + "], \"deleteKeys\": [\"o-1\"]}");
    assertThat(result.get("succeeded")).isEqualTo(JsonValue.Num.of(62));
    assertThat(result.get("failed")).isEqualTo(JsonValue.Num.of(2));
    List<JsonValue> report =
        ((JsonValue.Arr) Objects.requireNonNull(result.get("report"))).elements();
    assertThat(ActionFixture.text(report.getFirst()))
        .startsWith("{\"index\":0,\"ok\":false,\"error\":{\"code\":\"VALIDATION\"");
    assertThat(ActionFixture.text(report.get(61)))
        .contains("\"ok\":false", "items[61]: id is missing, which is of the key");
    assertThat(ActionFixture.text(Objects.requireNonNull(result.get("ConsumedCapacity"))))
        .startsWith("[{\"TableName\":\"Orders\",\"CapacityUnits\":");
    assertThat(order("o-0")).contains("\"last\":true");
    assertThat(order("o-1")).contains("\"found\":false");
    assertThat(order("o-59")).contains("\"found\":true");
  }

  @Test
  void writesAllOrNone() {
    actions.run(
        "createItem", "{\"tableName\": \"Orders\", \"item\": {\"id\": \"a\", \"stock\": 1}}");
    String operations =
        """
        {"operations": [
          {"operation": "put", "tableName": "Orders", "item": {"id": "b"}},
          {"operation": "update", "tableName": "Orders", "value": "a",
           "updates": [{"field": "stock", "operator": "decrement"}],
           "condition": [{"field": "stock", "operator": ">", "value": 0}]},
          {"operation": "check", "tableName": "Orders", "value": "x",
           "condition": [{"field": "id", "operator": "not_exists"}]},
          {"operation": "delete", "tableName": "Orders", "value": "c"}]}
        """;
    assertThat(actions.run("transactWriteItems", operations)).contains("\"CapacityUnits\":");
    ActionError error = actions.error("transactWriteItems", operations);
    assertThat(error.code()).isEqualTo(ErrorCode.TRANSACTION_CANCELED);
    assertThat(error.reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.index()).isEqualTo(1);
              assertThat(reason.code()).isEqualTo("ConditionalCheckFailed");
              assertThat(reason.item()).containsKey("stock");
            });
    assertThat(ActionFixture.text(ErrorJson.write(error))).contains("\"reasons\":[{\"index\":1,");
    ActionError unknown =
        actions.error(
            "transactWriteItems",
            "{\"operations\": [{\"operation\": \"putt\", \"tableName\": \"Orders\"}]}");
    assertThat(unknown.hint()).isEqualTo("did you mean 'put'?");
    assertThat(unknown.field()).isEqualTo("operations[0].operation");
  }

  @Test
  void runsStatementsTogether() {
    assertThat(
            actions.run(
                "batchExecuteStatement",
                """
                {"statements": ["INSERT INTO Orders VALUE {'id': 'a'}",
                                {"statement": "INSERT INTO Orders VALUE {'id': ?}", "parameters": ["a"]}]}
                """))
        .startsWith("{\"succeeded\":1,\"failed\":1,")
        .contains("\"code\":\"DUPLICATE_ITEM\"");
    ActionError error =
        actions.error(
            "executeTransaction",
            """
            {"statements": ["INSERT INTO Orders VALUE {'id': 'b'}",
                            "INSERT INTO Orders VALUE {'id': 'a'}"]}
            """);
    assertThat(error.code()).isEqualTo(ErrorCode.TRANSACTION_CANCELED);
    assertThat(order("b")).contains("\"found\":false");
  }

  @Test
  void runsLinesInTheirOrder() {
    BulkRun bulk = new BulkRun(actions.connector().catalogue(), actions.connector());
    List<JsonValue.Obj> puts = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      puts.add(
          (JsonValue.Obj)
              JsonFormat.read(
                  "{\"tableName\": \"Orders\", \"item\": {\"id\": \"%s\", \"n\": %d}}"
                      .formatted(n % 2 == 0 ? "same" : "o" + n, n)));
    }
    puts.add((JsonValue.Obj) JsonFormat.read("{\"tableName\": \"Orders\", \"item\": {\"n\": 1}}"));
    List<JsonValue.Obj> outcomes = bulk.run("createItem", puts);
    assertThat(outcomes).hasSize(41);
    assertThat(outcomes.subList(0, 40))
        .allSatisfy(outcome -> assertThat(outcome.get("ok")).isEqualTo(new JsonValue.Bool(true)));
    assertThat(ActionFixture.text(outcomes.getLast()))
        .startsWith("{\"ok\":false,\"error\":{\"code\"");
    assertThat(order("same")).contains("\"n\":38");
    List<JsonValue.Obj> increments = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      increments.add(
          (JsonValue.Obj)
              JsonFormat.read(
                  "{\"tableName\": \"Orders\", \"value\": \"same\", \"query\": \"SET n = :n\", \"queryParams\": {\":n\": %d}}"
                      .formatted(n)));
    }
    bulk.run("updateItem", increments);
    assertThat(order("same")).contains("\"n\":19");
  }
}
