package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams: what there is, and the changes since a cursor. */
class ChangesActionTest {
  private final ActionFixture actions = new ActionFixture().table("Plain", "id", "S");

  @BeforeEach
  void createOrders() {
    actions.run(
        "createTable",
        """
        {"tableName": "Orders", "billingMode": "PAY_PER_REQUEST",
         "attributeDefinition": [{"AttributeName": "id", "AttributeType": "S"}],
         "keySchema": [{"KeyType": "HASH", "AttributeName": "id"}],
         "streamViewType": "NEW_AND_OLD_IMAGES"}
        """);
  }

  @AfterEach
  void close() {
    actions.close();
  }

  private void put(String id, int n) {
    actions.run(
        "createItem",
        "{\"tableName\": \"Orders\", \"item\": {\"id\": \"" + id + "\", \"n\": " + n + "}}");
  }

  private static List<String> types(JsonValue.Obj polled) {
    List<String> types = new ArrayList<>();
    JsonValue.Arr changes = (JsonValue.Arr) Objects.requireNonNull(polled.get("changes"));
    for (JsonValue change : changes.elements()) {
      types.add(ActionFixture.text(Objects.requireNonNull(((JsonValue.Obj) change).get("type"))));
    }
    return types;
  }

  private static String after(JsonValue.Obj polled) {
    return "{\"tableName\": \"Orders\", \"cursor\": "
        + ActionFixture.text(Objects.requireNonNull(polled.get("nextCursor")));
  }

  @Test
  void tellsEachChangeOnceFromCursorToCursor() {
    JsonValue.Obj nothing = actions.result("pollChanges", "{\"tableName\": \"Orders\"}");
    assertThat(types(nothing)).isEmpty();
    put("a", 1);
    put("a", 2);
    put("b", 1);
    actions.run("deleteItem", "{\"tableName\": \"Orders\", \"value\": \"b\"}");
    JsonValue.Obj first = actions.result("pollChanges", after(nothing) + ", \"limit\": 3}");
    assertThat(types(first)).containsExactly("\"INSERT\"", "\"MODIFY\"", "\"INSERT\"");
    assertThat(ActionFixture.text(first))
        .contains("\"OldImage\":{\"id\":\"a\",\"n\":1}", "\"gap\":false", "\"id\":\"");
    JsonValue.Obj rest = actions.result("pollChanges", after(first) + "}");
    assertThat(types(rest)).containsExactly("\"REMOVE\"");
    assertThat(types(actions.result("pollChanges", after(rest) + "}"))).isEmpty();
    assertThat(types(actions.result("pollChanges", after(first) + "}")))
        .as("a cursor that was lost on its way is good again")
        .containsExactly("\"REMOVE\"");
    assertThat(
            types(
                actions.result(
                    "pollChanges", "{\"tableName\": \"Orders\", \"start\": \"oldest\"}")))
        .hasSize(4);
    assertThat(actions.run("pollChanges", after(first) + ", \"format\": \"typed\"}", "changes"))
        .contains("\"Keys\":{\"id\":{\"S\":\"b\"}}");
  }

  @Test
  void capsByTheConnectionsPolicy() {
    for (int n = 0; n < 5; n++) {
      put("a" + n, n);
    }
    String oldest = "{\"tableName\": \"Orders\", \"start\": \"oldest\"}";
    assertThat(types(under(2, Policy.BYTES_MAX).run("pollChanges", inputs(oldest)))).hasSize(2);
    assertThat(types(under(1000, 1).run("pollChanges", inputs(oldest)))).hasSize(1);
  }

  private Connector under(int items, long bytes) {
    return new Connector(
        Catalogue.standard(),
        Connections.of(
            Connection.of("c", actions.stator().client(), actions.stator().streamsClient())
                .with(new Policy(false, Policy.ALL_TABLES, Set.of(), items, bytes))));
  }

  private static JsonValue.Obj inputs(String json) {
    return (JsonValue.Obj) JsonFormat.read(json);
  }

  @Test
  void refusesWhatIsNoCursorOfTheTable() {
    JsonValue.Obj polled = actions.result("pollChanges", "{\"tableName\": \"Orders\"}");
    ActionError other =
        actions.error("pollChanges", (after(polled) + "}").replace("Orders", "Plain"));
    assertThat(other.text()).isEqualTo("this cursor belongs to another call");
    ActionError none = actions.error("pollChanges", "{\"tableName\": \"Plain\"}");
    assertThat(none.code()).isEqualTo(ErrorCode.RESOURCE_NOT_FOUND);
    assertThat(none.hint()).contains("updateTable", "streamViewType");
  }

  @Test
  void listsAndDescribesStreams() {
    assertThat(actions.run("listStreams", "{}", "Streams")).contains("\"TableName\":\"Orders\"");
    assertThat(actions.run("listStreams", "{\"tableName\": \"Plain\"}", "Streams")).isEqualTo("[]");
    String described = actions.run("describeStream", "{\"tableName\": \"Orders\"}");
    assertThat(described).contains("\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"", "\"ShardId\"");
    String arn =
        actions
            .stator()
            .client()
            .describeTable(t -> t.tableName("Orders"))
            .table()
            .latestStreamArn();
    assertThat(actions.run("describeStream", "{\"streamArn\": \"" + arn + "\"}"))
        .isEqualTo(described);
    assertThat(
            actions
                .error(
                    "describeStream", "{\"tableName\": \"Plain\", \"streamArn\": \"" + arn + "\"}")
                .field())
        .isEqualTo("streamArn");
  }
}
