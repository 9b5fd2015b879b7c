package dev.stator.connector.picker;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.Catalogue;
import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.explain.AttributeSample;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.paging.Cursor;
import dev.stator.connector.paging.PagingInputs;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** The pickers that there are. */
public final class Pickers {
  private static final JsonValue.Obj SCHEMA =
      (JsonValue.Obj)
          JsonFormat.read(
              """
              {"type": "object",
               "properties": {
                 "options": {"type": "array", "items": {
                   "type": "object",
                   "properties": {"label": {"type": "string"}, "key": {"type": "string"}}}},
                 "nextCursor": {"type": "string"}}}
              """);

  private Pickers() {}

  /**
   * @param connections the names of the connections
   */
  public static Catalogue of(Supplier<Collection<String>> connections) {
    return new Catalogue(
        List.of(
            picker("connections", "Connections", "The connections that actions may use")
                .unconnected()
                .runs(call -> options(List.copyOf(connections.get()))),
            picker("regions", "Regions", "The regions in which DynamoDB is")
                .unconnected()
                .runs(call -> options(regions())),
            picker("tables", "Tables", "The tables of a connection and region")
                .inputs(PagingInputs.CURSOR)
                .runs(Pickers::tables),
            picker("indexes", "Indexes", "The indexes of a table")
                .inputs(TABLE_NAME)
                .runs(
                    call ->
                        options(
                            call.schema(call.get(TABLE_NAME)).indexes().keySet().stream()
                                .sorted()
                                .toList())),
            picker(
                    "attributes",
                    "Attributes",
                    "The attributes that keys and some items of a table have")
                .inputs(TABLE_NAME)
                .runs(Pickers::attributes)));
  }

  private static Action.Builder picker(String key, String label, String description) {
    return Action.define(key, label, Safety.READ)
        .description(description)
        .outputSchema(SCHEMA)
        .examplePayload("{\"options\": [{\"label\": \"Customers\", \"key\": \"Customers\"}]}");
  }

  private static List<String> regions() {
    return DynamoDbClient.serviceMetadata().regions().stream()
        .filter(region -> !region.isGlobalRegion() && !isPseudo(region.id()))
        .map(Region::id)
        .sorted()
        .toList();
  }

  /** Not a region: an endpoint of one, for FIPS 140. */
  private static boolean isPseudo(String id) {
    return id.startsWith("fips-") || id.endsWith("-fips");
  }

  /** All tables, as the original offers the first hundred only. */
  private static Answer tables(ActionCall call) {
    int namesMax = Caps.of(call).itemsMax();
    String mark = Cursor.mark(call, "pickers.tables");
    String cursor = call.optional(PagingInputs.CURSOR);
    String after = cursor == null ? null : Cursor.text(cursor, mark);
    List<String> names = new ArrayList<>();
    do {
      ListTablesResponse page =
          call.send(
              ListTablesRequest.builder().exclusiveStartTableName(after).build(),
              DynamoDbClient::listTables);
      page.tableNames().stream().filter(call.connection().policy()::allows).forEach(names::add);
      after = page.lastEvaluatedTableName();
    } while (after != null && names.size() < namesMax);
    Answer answer = options(names);
    return after == null
        ? answer
        : answer.with("nextCursor", new JsonValue.Str(Cursor.of(mark, new JsonValue.Str(after))));
  }

  private static Answer attributes(ActionCall call) {
    String table = call.get(TABLE_NAME);
    AttributeSample sample = AttributeSample.of(call, table, call.schema(table));
    List<JsonValue> options = new ArrayList<>();
    sample.types().forEach((name, type) -> options.add(option(name + " (" + type + ")", name)));
    return Answer.made(values -> JsonValue.Obj.EMPTY.with("options", new JsonValue.Arr(options)))
        .with("ConsumedCapacity", sample.consumedJson());
  }

  private static Answer options(List<String> keys) {
    return Answer.made(
        values ->
            JsonValue.Obj.EMPTY.with(
                "options", new JsonValue.Arr(keys.stream().map(key -> option(key, key)).toList())));
  }

  private static JsonValue option(String label, String key) {
    return JsonValue.Obj.EMPTY
        .with("label", new JsonValue.Str(label))
        .with("key", new JsonValue.Str(key));
  }
}
