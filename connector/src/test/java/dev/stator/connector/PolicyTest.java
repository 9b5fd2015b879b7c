package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.connector.connection.AuditEntry;
import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private final ActionFixture actions =
      new ActionFixture().customers().table("Secrets", "id", "S").table("shop-orders", "id", "S");
  private final List<AuditEntry> audit = new ArrayList<>();

  @AfterEach
  void close() {
    actions.close();
  }

  private Connector under(Policy policy) {
    return new Connector(
        Catalogue.standard(),
        Connections.of(
            Connection.of("c", actions.stator().client(), actions.stator().streamsClient())
                .with(policy)),
        audit::add);
  }

  private static Policy allowing(String... tables) {
    return new Policy(false, List.of(tables), Set.of(), Policy.ITEMS_MAX, Policy.BYTES_MAX);
  }

  private static ActionError refused(Connector connector, String action, String inputs) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            ActionError.class,
            () -> connector.run(action, (JsonValue.Obj) JsonFormat.read(inputs))),
        "not refused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "createItem | {\"tableName\": \"Secrets\", \"item\": {\"id\": \"a\"}}",
        "rawRequest | {\"statement\": \"DELETE FROM Secrets WHERE id = 'a'\"}",
        "batchWriteItems | {\"tableName\": \"Secrets\", \"items\": [{\"id\": \"a\"}]}",
        "transactWriteItems | {\"operations\": [{\"operation\": \"put\", \"tableName\": \"Secrets\", \"item\": {\"id\": \"a\"}}]}",
        "batchExecuteStatement | {\"statements\": [\"SELECT * FROM Secrets WHERE id = 'a'\", \"INSERT INTO Secrets VALUE {'id': 'a'}\"]}",
        "executeTransaction | {\"statements\": [\"UPDATE Secrets SET a = 1 WHERE id = 'a'\"]}",
        "deleteTable | {\"tableName\": \"Secrets\"}",
        "tagTable | {\"tableName\": \"Secrets\", \"tags\": {\"a\": \"b\"}}",
        "updateTimeToLive | {\"tableName\": \"Secrets\", \"attributeName\": \"ttl\"}",
      })
  void changesNothingReadOnly(String action, String inputs) {
    Connector readOnly =
        under(new Policy(true, List.of(), Set.of(), Policy.ITEMS_MAX, Policy.BYTES_MAX));
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
        "rawRequest | {\"statement\": \"select 'FROM Customers' , id from Secrets\"}",
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
            new Policy(false, List.of(), Set.of("scanItems"), Policy.ITEMS_MAX, Policy.BYTES_MAX));
    assertThat(refused(some, "scan", "{\"tableName\": \"Secrets\"}").text())
        .isEqualTo("connection 'c' forbids the action scanItems");
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
