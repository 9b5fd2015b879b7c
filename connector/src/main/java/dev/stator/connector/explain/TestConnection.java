package dev.stator.connector.explain;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** Tells whether a connection works: that its credentials may list tables. */
public final class TestConnection {
  private static final long NANOS_PER_MILLI = 1_000_000;

  public static final Action ACTION =
      Action.define("testConnection", "Test Connection", Safety.READ)
          .description("Tell whether the connection reaches its database and may use it")
          .inputs()
          .outputSchema(
              (JsonValue.Obj)
                  JsonFormat.read(
                      """
                      {"type": "object",
                       "properties": {
                         "ok": {"type": "boolean"},
                         "connection": {"type": "string"},
                         "milliseconds": {"type": "integer"},
                         "readOnly": {"type": "boolean"}}}
                      """))
          .examplePayload(
              "{\"ok\": true, \"connection\": \"local\", \"milliseconds\": 3, \"readOnly\": false}")
          .runs(TestConnection::run);

  private TestConnection() {}

  private static Answer run(ActionCall call) {
    long started = System.nanoTime();
    ListTablesRequest request = ListTablesRequest.builder().limit(1).build();
    ListTablesResponse response = call.send(request, DynamoDbClient::listTables);
    boolean ok = response.hasTableNames();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("ok", new JsonValue.Bool(ok));
    members.put("connection", new JsonValue.Str(call.connection().name()));
    members.put("milliseconds", JsonValue.Num.of((System.nanoTime() - started) / NANOS_PER_MILLI));
    members.put("readOnly", new JsonValue.Bool(call.connection().policy().readOnly()));
    return Answer.made(values -> new JsonValue.Obj(members));
  }
}
