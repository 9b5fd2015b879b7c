package dev.stator.connector.explain;

import static dev.stator.connector.paging.PagingInputs.CURSOR;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.action.TableKey;
import dev.stator.connector.action.TableSchema;
import dev.stator.connector.input.Input;
import dev.stator.connector.paging.Cursor;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tells what there is: tables, keys, indexes, and the attributes that a few items have. */
public final class Overview {
  private static final int TABLES_DEFAULT = 10;
  private static final int TABLES_MAX = 100;

  static final Input<Long> LIMIT =
      Input.integer("limit", "Limit", 1, TABLES_MAX, "The most tables to describe, up to 100.")
          .withDefault(new JsonValue.Str(String.valueOf(TABLES_DEFAULT)));

  public static final Action ACTION =
      Action.define("overview", "Overview", Safety.READ)
          .tool("dynamodb_overview")
          .description(
              "Tell the tables with their keys, indexes, sizes and the attributes of a few items;"
                  + " call this first")
          .inputs(LIMIT, CURSOR)
          .outputSchema(
              (JsonValue.Obj)
                  JsonFormat.read(
                      """
                      {"type": "object",
                       "properties": {
                         "tables": {"type": "array", "items": {
                           "type": "object",
                           "properties": {
                             "name": {"type": "string"},
                             "status": {"type": "string"},
                             "key": {"type": "object"},
                             "indexes": {"type": "object"},
                             "items": {"type": "integer"},
                             "bytes": {"type": "integer"},
                             "attributes": {"type": "object"},
                             "ConsumedCapacity": {},
                             "stream": {"type": "string"}}}},
                         "nextCursor": {"type": "string"}}}
                      """))
          .examplePayload(
              """
              {"tables": [
                {"name": "Customers", "status": "ACTIVE",
                 "key": {"hash": "customerId (N)", "range": "customerName (S)"},
                 "indexes": {"ByStatus": {"hash": "status (S)"}},
                 "items": 1247, "bytes": 524288,
                 "attributes": {"customerId": "N", "customerName": "S", "status": "S"}}]}
              """)
          .runs(Overview::run);

  private Overview() {}

  private static Answer run(ActionCall call) {
    String mark = Cursor.mark(call, "overview");
    String cursor = call.optional(CURSOR);
    ListTablesRequest request =
        ListTablesRequest.builder()
            .limit(call.get(LIMIT).intValue())
            .exclusiveStartTableName(cursor == null ? null : Cursor.text(cursor, mark))
            .build();
    ListTablesResponse page = call.send(request, DynamoDbClient::listTables);
    List<JsonValue> tables = new ArrayList<>();
    for (String table : page.tableNames()) {
      if (call.connection().policy().allows(table)) {
        tables.add(table(call, call.describe(table)));
      }
    }
    Answer answer =
        Answer.made(values -> JsonValue.Obj.EMPTY.with("tables", new JsonValue.Arr(tables)));
    String last = page.lastEvaluatedTableName();
    return last == null
        ? answer
        : answer.with("nextCursor", new JsonValue.Str(Cursor.of(mark, new JsonValue.Str(last))));
  }

  private static JsonValue table(ActionCall call, TableDescription table) {
    TableSchema schema = TableSchema.of(table);
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("name", new JsonValue.Str(table.tableName()));
    members.put("status", new JsonValue.Str(table.tableStatusAsString()));
    members.put("key", key(schema.key()));
    Map<String, JsonValue> indexes = new TreeMap<>();
    schema.indexes().forEach((name, key) -> indexes.put(name, key(key)));
    members.put("indexes", new JsonValue.Obj(indexes));
    members.put("items", JsonValue.Num.of(table.itemCount() == null ? 0 : table.itemCount()));
    members.put(
        "bytes", JsonValue.Num.of(table.tableSizeBytes() == null ? 0 : table.tableSizeBytes()));
    Map<String, JsonValue> attributes = new LinkedHashMap<>();
    AttributeSample sample = AttributeSample.of(call, table.tableName(), schema);
    sample.types().forEach((name, type) -> attributes.put(name, new JsonValue.Str(type)));
    members.put("attributes", new JsonValue.Obj(attributes));
    members.put("ConsumedCapacity", sample.consumedJson());
    if (table.latestStreamArn() != null) {
      members.put("stream", new JsonValue.Str(table.latestStreamArn()));
    }
    return new JsonValue.Obj(members);
  }

  private static JsonValue key(TableKey key) {
    JsonValue.Obj members = JsonValue.Obj.EMPTY.with("hash", part(key.hash()));
    TableKey.Part range = key.range();
    return range == null ? members : members.with("range", part(range));
  }

  private static JsonValue part(TableKey.Part part) {
    return new JsonValue.Str(part.name() + " (" + part.type() + ")");
  }
}
