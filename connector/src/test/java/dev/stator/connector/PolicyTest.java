package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.connector.bulk.BulkRun;
import dev.stator.connector.connection.AuditEntry;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest extends UnderPolicy {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "createItem | {\"tableName\": \"Secrets\", \"item\": {\"id\": \"a\"}}",
        "rawRequest | {\"statement\": \"DELETE FROM Secrets WHERE id = 'a'\"}",
        "rawRequest | {\"statement\": \"/* SELECT */ DELETE FROM Secrets WHERE id = 'a'\"}",
        "rawRequest | {\"statement\": \"-- SELECT\\nDELETE FROM Secrets WHERE id = 'a'\"}",
        "rawRequest | {\"statement\": \"/* SELECT */ -- SELECT\\r\\n\\u2003delete\\tfrom \\\"Secrets\\\" where id = 'a';\"}",
        "rawRequest | {\"statement\": \"-- x\\rDELETE FROM Secrets WHERE id = 'a' /* \\n SELECT * FROM Secrets -- */\"}",
        "rawRequest | {\"statement\": \"INSERT INTO Secrets VALUE ?\", \"parameters\": [{\"id\": \"a\"}], \"idempotencyKey\": \"k\"}",
        "batchWriteItems | {\"tableName\": \"Secrets\", \"items\": [{\"id\": \"a\"}]}",
        "transactWriteItems | {\"operations\": [{\"operation\": \"put\", \"tableName\": \"Secrets\", \"item\": {\"id\": \"a\"}}]}",
        "batchExecuteStatement | {\"statements\": [\"DELETE FROM Secrets WHERE id = 'a'\", \"INSERT INTO Secrets VALUE {'id': 'a'}\"]}",
        "executeTransaction | {\"statements\": [\"UPDATE Secrets SET a = 1 WHERE id = 'a'\"]}",
        "deleteTable | {\"tableName\": \"Secrets\"}",
        "tagTable | {\"tableName\": \"Secrets\", \"tags\": {\"a\": \"b\"}}",
        "updateTimeToLive | {\"tableName\": \"Secrets\", \"attributeName\": \"ttl\"}",
      })
  void changesNothingReadOnly(String action, String inputs) {
    Connector readOnly =
        under(new Policy(true, Policy.ALL_TABLES, Set.of(), Policy.ITEMS_MAX, Policy.BYTES_MAX));
    ActionError error = refused(readOnly, action, inputs);
    assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN_BY_POLICY);
    assertThat(error.text()).startsWith("connection 'c' is read-only: ");
    readOnly.run(
        "rawRequest",
        (JsonValue.Obj) JsonFormat.read("{\"statement\": \"SELECT * FROM Secrets\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "getItem | {\"tableName\": \"Secrets\", \"value\": \"a\"}",
        "getItem | {\"tableName\": \"arn:aws:dynamodb:us-east-1:000000000000:table/Secrets\", \"value\": \"a\"}",
        "rawRequest | {\"statement\": \"SELECT * FROM \\\"Secrets\\\"\"}",
        "rawRequest | {\"statement\": \"SELECT * /* FROM Customers */ FROM Secrets\"}",
        "rawRequest | {\"statement\": \"SELECT * -- FROM Customers\\nFROM Secrets--Customers\"}",
        "rawRequest | {\"statement\": \"SELECT * FROM Secrets/*-shop*/\"}",
        "rawRequest | {\"statement\": \"SELECT * FROM Secrets\\u3000WHERE\\u2028id = 'a' ; \"}",
        "rawRequest | {\"statement\": \"SELECT id FROM \\\"Secrets\\\".\\\"Customers\\\" WHERE id = 'a'\"}",
        "rawRequest | {\"statement\": \"select FROM, \\\"FROM Customers\\\" from/**/Secrets\"}",
        "rawRequest | {\"statement\": \"SELECT FROM FROM Secrets\"}",
        "rawRequest | {\"statement\": \"-- SELECT * FROM Customers\\rSELECT * FROM Secrets /* \\n SELECT * FROM Customers -- */\"}",
        "rawRequest | {\"statement\": \"SELECT id -- FROM Customers\\n FROM Secrets\"}",
        "executeStatement | {\"statement\": \"SELECT * FROM \\\"arn:aws:dynamodb:us-east-1:000000000000:table/Secrets\\\"\"}",
        "batchExecuteStatement | {\"statements\": [\"SELECT * FROM Customers WHERE customerId = 1 AND customerName = 'a'\", \"SELECT * FROM /* Customers */ Secrets WHERE id = 'a'\"]}",
        "explain | {\"action\": \"rawRequest\", \"inputs\": {\"statement\": \"/* FROM Customers */ SELECT * FROM Secrets\"}}",
        "explain | {\"action\": \"scanItems\", \"inputs\": {\"tableName\": \"Secrets\"}}",
        "transactGetItems | {\"items\": [{\"tableName\": \"Secrets\", \"value\": \"a\"}]}",
        "executeTransaction | {\"statements\": [\"EXISTS(SELECT * FROM Secrets WHERE id = 'a')\"]}",
        "describeTable | {\"tableName\": \"Secrets\"}",
        "pollChanges | {\"tableName\": \"Secrets\"}",
      })
  void usesAllowedTablesOnly(String action, String inputs) {
    ActionError error = refused(under(allowing("Customers", "shop-*")), action, inputs);
    assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN_BY_POLICY);
    assertThat(error.text()).isEqualTo("connection 'c' does not allow table 'Secrets'");
  }

  /** What nobody can read here might be anything to the service. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPSERT INTO Customers VALUE {'customerId': 1}",
        "SELECT * FROM Customers, Secrets",
        "SELECT * FROM Customers WHERE customerId IN (SELECT id FROM Secrets)",
        "SELECT * FROM Customers; DELETE FROM Secrets WHERE id = 'a'",
        "SELECT * FROM Customers UNION SELECT * FROM Secrets",
        "SELECT * FROM `Secrets`",
        "select 'FROM Customers' , id from Secrets",
        "SELECT * FROM Customers\u00a0WHERE customerId = 1",
        "SELECT * FROM Customers /* WHERE id = 'a'",
        "EXISTS(DELETE FROM Customers WHERE customerId = 1)",
        "",
        "-- SELECT",
      })
  void takesNoStatementThatItCannotRead(String statement) {
    JsonValue.Obj inputs =
        JsonValue.Obj.EMPTY.with("statement", new JsonValue.Str(statement + " "));
    for (Policy policy :
        List.of(
            allowing("Customers"),
            new Policy(true, Policy.ALL_TABLES, Set.of(), Policy.ITEMS_MAX, Policy.BYTES_MAX),
            new Policy(
                false,
                Policy.ALL_TABLES,
                Set.of("deleteTable"),
                Policy.ITEMS_MAX,
                Policy.BYTES_MAX))) {
      ActionError error = refused(under(policy), "rawRequest", ActionFixture.text(inputs));
      assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN_BY_POLICY);
      assertThat(error.text())
          .startsWith("connection 'c' takes only statements that can be read here: Statement");
    }
    assertThat(refused(under(Policy.EVERYTHING), "rawRequest", ActionFixture.text(inputs)).code())
        .isEqualTo(ErrorCode.VALIDATION);
  }

  /** Comments and quotes hide nothing, and are no reason to refuse. */
  @Test
  void letsReadWhatItCanRead() {
    Connector some =
        under(
            new Policy(
                true, List.of("Secrets"), Set.of("scanItems"), Policy.ITEMS_MAX, Policy.BYTES_MAX));
    for (String statement :
        List.of(
            "/* DELETE */ SELECT \"FROM Customers\" FROM Secrets WHERE id = 'DELETE' -- bye",
            "select * from \"Secrets\" where id = ?;")) {
      run(
          some,
          "rawRequest",
          ActionFixture.text(
              JsonValue.Obj.EMPTY
                  .with("statement", new JsonValue.Str(statement))
                  .with(
                      "parameters",
                      new JsonValue.Arr(
                          statement.contains("?") ? List.of(new JsonValue.Str("a")) : List.of()))));
    }
  }

  @Test
  void allowsNoTableWhereNoneIsNamed() {
    assertThat(
            refused(under(allowing()), "getItem", "{\"tableName\": \"Secrets\", \"value\": \"a\"}")
                .text())
        .isEqualTo("connection 'c' does not allow table 'Secrets'");
    assertThatThrownBy(() -> allowing("arn:aws:dynamodb:us-east-1:000000000000:table/Secrets"))
        .hasMessageStartingWith("allowedTables: no table is called 'arn:aws:");
  }

  @Test
  void tellsOfAllowedTablesOnly() {
    Connector some = under(allowing("shop-*"));
    assertThat(ActionFixture.text(some.run("listTables", JsonValue.Obj.EMPTY)))
        .isEqualTo("{\"TableNames\":[\"shop-orders\"],\"found\":true}");
    assertThat(ActionFixture.text(some.run("overview", JsonValue.Obj.EMPTY)))
        .contains("shop-orders")
        .doesNotContain("Secrets");
    some.run("scanItems", (JsonValue.Obj) JsonFormat.read("{\"tableName\": \"shop-orders\"}"));
  }

  @Test
  void forbidsActions() {
    Connector some =
        under(
            new Policy(
                false, Policy.ALL_TABLES, Set.of("scanItems"), Policy.ITEMS_MAX, Policy.BYTES_MAX));
    assertThat(refused(some, "scan", "{\"tableName\": \"Secrets\"}").text())
        .isEqualTo("connection 'c' forbids the action scanItems");
  }

  private Connector forbidding(String... actions) {
    return under(
        new Policy(false, Policy.ALL_TABLES, Set.of(actions), Policy.ITEMS_MAX, Policy.BYTES_MAX));
  }

  /** What is forbidden by one name cannot be done by another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deleteItem | rawRequest | {\"statement\": \"delete from Secrets where id = 'a'\"}",
        "deleteItem | batchWriteItems | {\"tableName\": \"Secrets\", \"items\": [{\"id\": \"b\"}], \"deleteKeys\": [\"a\"]}",
        "deleteItem | transactWriteItems | {\"operations\": [{\"operation\": \"delete\", \"tableName\": \"Secrets\", \"value\": \"a\"}]}",
        "deleteItem | batchExecuteStatement | {\"statements\": [\"DELETE FROM Secrets WHERE id = 'a'\"]}",
        "createItem | batchWriteItems | {\"tableName\": \"Secrets\", \"items\": [{\"id\": \"a\"}]}",
        "createItem | transactWriteItems | {\"operations\": [{\"operation\": \"put\", \"tableName\": \"Secrets\", \"item\": {\"id\": \"a\"}}]}",
        "updateItem | executeTransaction | {\"statements\": [\"UPDATE Secrets SET a = 1 WHERE id = 'a'\"]}",
        "updateItem | transactWriteItems | {\"operations\": [{\"operation\": \"update\", \"tableName\": \"Secrets\", \"value\": \"a\", \"updates\": {\"field\": \"a\", \"value\": 1}}]}",
        "updateItem | patchItem | {\"tableName\": \"Secrets\", \"value\": \"a\", \"changes\": {\"a\": 1}}",
        "updateItem | incrementItem | {\"tableName\": \"Secrets\", \"value\": \"a\", \"field\": \"n\"}",
        "updateItem | incrementItem | {\"tableName\": \"Secrets\", \"value\": \"a\", \"field\": \"n\", \"idempotencyKey\": \"k\"}",
        "createItem | insertItem | {\"tableName\": \"Secrets\", \"item\": {\"id\": \"a\"}}",
        "createItem | rawRequest | {\"statement\": \"INSERT INTO Secrets VALUE ?\", \"parameters\": [{\"id\": \"a\"}]}",
        "updateTable | deleteIndex | {\"tableName\": \"Secrets\", \"indexName\": \"ByName\"}",
        "getItem | transactWriteItems | {\"operations\": [{\"operation\": \"check\", \"tableName\": \"Secrets\", \"value\": \"a\", \"condition\": {\"field\": \"a\", \"operator\": \"exists\"}}]}",
        "insertItem | rawRequest | {\"statement\": \"INSERT INTO Secrets VALUE {'id': 'a'}\"}",
        "deleteItem | rawRequest | {\"statement\": \"/* SELECT */ DELETE FROM Secrets WHERE id = 'a'\"}",
        "deleteItem | rawRequest | {\"statement\": \"-- SELECT\\nDELETE FROM Secrets WHERE id = 'a'\"}",
        "getItem | batchGetItems | {\"tableName\": \"Secrets\", \"keys\": [\"a\"]}",
        "getItem | transactGetItems | {\"items\": [{\"tableName\": \"Secrets\", \"value\": \"a\"}]}",
        "getItem | rawRequest | {\"statement\": \"SELECT * FROM Secrets WHERE id = 'a'\"}",
        "getItem | rawRequest | {\"statement\": \"/* UPDATE */ SELECT * FROM Secrets WHERE id IN ['a', 'b']\"}",
        "getItem | batchExecuteStatement | {\"statements\": [\"SELECT * FROM Secrets WHERE id = 'a'\"]}",
        "getItem | executeTransaction | {\"statements\": [\"EXISTS(SELECT * FROM Secrets WHERE id = 'a')\"]}",
        "queryItems | rawRequest | {\"statement\": \"SELECT * FROM Customers WHERE customerId = 1 AND customerName > 'a'\"}",
        "queryItems | countItems | {\"tableName\": \"Secrets\", \"value\": \"a\"}",
        "scanItems | countItems | {\"tableName\": \"Secrets\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Secrets\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Secrets WHERE id = 'a' OR note = 'b'\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Secrets WHERE id = id\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Secrets WHERE id = other\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Secrets WHERE other = id\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Secrets WHERE id = size(other)\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Secrets WHERE id IN [other]\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Secrets WHERE id IN ['a', other]\"}",
        "scanItems | rawRequest | {\"statement\": \"SELECT * FROM Customers WHERE customerId = customerId AND customerName = 'a'\"}",
        "queryItems | rawRequest | {\"statement\": \"SELECT * FROM Customers WHERE customerId = 1 AND customerName = customerName\"}",
        "queryItems | rawRequest | {\"statement\": \"SELECT * FROM Customers WHERE customerId = 1 AND customerName IN [other]\"}",
      })
  void forbidsDeedsInGeneralActions(String forbidden, String action, String inputs) {
    ActionError error = refused(forbidding(forbidden), action, inputs);
    assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN_BY_POLICY);
    assertThat(error.text()).isEqualTo("connection 'c' forbids the action " + forbidden);
  }

  /** A SELECT is the read that its WHERE makes of it; forbidding another leaves it. */
  @Test
  void takesASelectForTheReadThatItIs() {
    String byKey =
        "{\"statement\": \"SELECT * FROM Customers WHERE customerId = 1 AND customerName = 'a'\"}";
    String byPartition = "{\"statement\": \"SELECT * FROM Customers WHERE customerId = 1\"}";
    String whole = "{\"statement\": \"SELECT * FROM Customers\"}";
    String insert =
        "{\"statement\": \"INSERT INTO Customers VALUE {'customerId': 1, 'customerName': 'a'}\"}";
    run(forbidding("getItem", "queryItems", "scanItems"), "rawRequest", insert);
    run(forbidding("queryItems", "scanItems"), "rawRequest", byKey);
    run(forbidding("getItem", "scanItems"), "rawRequest", byPartition);
    run(forbidding("getItem", "queryItems"), "rawRequest", whole);
    Connector blind = forbidding("getItem", "queryItems", "scanItems");
    for (String select : List.of(byKey, byPartition, whole)) {
      assertThat(refused(blind, "rawRequest", select).code())
          .isEqualTo(ErrorCode.FORBIDDEN_BY_POLICY);
    }
  }

  @Test
  void letsThroughWhatIsNotForbidden() {
    Connector some = forbidding("scanItems", "insertItem", "patchItem", "deleteItem");
    run(
        some,
        "createItem",
        "{\"tableName\": \"Secrets\", \"item\": {\"id\": \"new\"}, \"idempotencyKey\": \"k1\"}");
    run(
        some,
        "incrementItem",
        "{\"tableName\": \"Secrets\", \"value\": \"new\", \"field\": \"n\", \"idempotencyKey\": \"k2\"}");
    run(some, "rawRequest", "{\"statement\": \"SELECT * FROM Secrets WHERE id = 'new'\"}");
    run(some, "countItems", "{\"tableName\": \"Secrets\", \"value\": \"new\"}");
    run(some, "overview", "{}");
  }

  /** Upserts in lines go as batches, which are another action. */
  @Test
  void asksForLinesAsForSingleCalls() {
    List<JsonValue.Obj> lines =
        List.of(
            (JsonValue.Obj)
                JsonFormat.read("{\"tableName\": \"Secrets\", \"item\": {\"id\": \"p\"}}"),
            (JsonValue.Obj)
                JsonFormat.read("{\"tableName\": \"Secrets\", \"item\": {\"id\": \"q\"}}"));
    assertThat(new BulkRun(Catalogue.standard(), forbidding("createItem")).run("createItem", lines))
        .allSatisfy(
            outcome ->
                assertThat(ActionFixture.text(outcome))
                    .contains("\"ok\":false", "forbids the action createItem"));
    assertThat(
            new BulkRun(Catalogue.standard(), forbidding("batchWriteItems"))
                .run("createItem", lines))
        .allSatisfy(outcome -> assertThat(ActionFixture.text(outcome)).startsWith("{\"ok\":true"));
  }

  /** Who was refused what, and whether it would have changed something. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deleteItem | {\"tableName\": \"Secrets\", \"value\": \"a\"} | Secrets | true",
        "scanItems | {\"tableName\": \"Secrets\"} | Secrets | false",
        "batchWriteItems | {\"tableName\": \"Secrets\", \"deleteKeys\": [\"a\"]} | Secrets | true",
        "deleteTable | {\"tableName\": \"arn:aws:dynamodb:us-east-1:000000000000:table/Secrets\"} | Secrets | true",
        "rawRequest | {\"statement\": \"/* SELECT */ DELETE FROM Secrets WHERE id = 'a'\"} | Secrets | true",
        "rawRequest | {\"statement\": \"SELECT * FROM Secrets\"} | Secrets | false",
        "rawRequest | {\"statement\": \"WHO KNOWS\"} | `` | true",
        "explain | {\"action\": \"deleteItem\", \"inputs\": {\"tableName\": \"Secrets\", \"value\": \"a\"}} | Secrets | false",
      })
  void writesDownWhatItRefused(String action, String inputs, String tables, boolean changes) {
    for (Policy policy :
        List.of(
            allowing("Customers"),
            new Policy(
                true,
                List.of("Customers"),
                Set.of("deleteTable", "getItem", "queryItems", "scanItems"),
                Policy.ITEMS_MAX,
                Policy.BYTES_MAX))) {
      ActionError error =
          Objects.requireNonNull(
              catchThrowableOfType(
                  ActionError.class,
                  () ->
                      under(policy)
                          .as("billing team")
                          .run(action, (JsonValue.Obj) JsonFormat.read(inputs))));
      assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN_BY_POLICY);
      assertThat(audit.getLast().line())
          .startsWith("action=" + action + " caller=billing?team connection=c tables=" + tables)
          .contains(" changes=" + changes + " outcome=FORBIDDEN_BY_POLICY ");
    }
  }

  @Test
  void keepsEachEntryOnOneLine() {
    refused(
        under(Policy.EVERYTHING),
        "getItem",
        "{\"tableName\": \"a\\naction=deleteTable outcome=OK\", \"value\": \"a\"}");
    assertThat(audit.getLast().line()).contains("tables=a?action?deleteTable?outcome?OK ");
  }

  @Test
  void writesDownWhoDidWhat() {
    Connector connector = under(Policy.EVERYTHING);
    connector.run(
        "createItem",
        (JsonValue.Obj)
            JsonFormat.read("{\"tableName\": \"Secrets\", \"item\": {\"id\": \"hidden\"}}"));
    refused(connector, "getItem", "{\"tableName\": \"Nowhere\", \"value\": \"a\"}");
    assertThat(audit)
        .extracting(AuditEntry::action, AuditEntry::changes, AuditEntry::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("createItem", true, "OK"),
            org.assertj.core.groups.Tuple.tuple("getItem", false, "RESOURCE_NOT_FOUND"));
    assertThat(audit.getLast().requestIds()).isNotEmpty();
    assertThat(audit.getFirst().line())
        .startsWith("action=createItem connection=c tables=Secrets changes=true outcome=OK ms=")
        .doesNotContain("hidden");
  }
}
