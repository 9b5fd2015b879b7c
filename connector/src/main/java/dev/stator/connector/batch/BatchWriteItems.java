package dev.stator.connector.batch;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.action.TableSchema;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ServiceErrors;
import dev.stator.connector.input.ElementSchema;
import dev.stator.connector.input.Input;
import dev.stator.connector.value.KeyedValues;
import dev.stator.connector.value.ValueReader;
import dev.stator.tables.batch.Change;
import dev.stator.tables.batch.WriteOutcome;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts and deletes many items, each for itself. */
public final class BatchWriteItems {
  public static final Input<JsonValue.Arr> ITEMS =
      Input.list(
              "items",
              "Items",
              ElementSchema.ITEM,
              "The items to put; each replaces the item of its key. Any number; they are written"
                  + " 25 at a time.")
          .withExample("[{\"customerId\": 1234, \"customerName\": \"Acme Inc\"}]");

  static final Input<JsonValue.Arr> DELETE_KEYS =
      Input.list(
              "deleteKeys",
              "Delete Keys",
              ElementSchema.KEY,
              "The keys of the items to delete: each an object of the key's attributes, a hash key"
                  + " value, or [hash, range].")
          .withExample("[{\"customerId\": 99, \"customerName\": \"Gone Ltd\"}]");

  public static final Action ACTION =
      Action.define("batchWriteItems", "Batch Write Items", Safety.DESTRUCTIVE)
          .general()
          .aliases("batchWrite", "batchWriteItem")
          .idempotent()
          .tool("dynamodb_batch_write")
          .description("Put and delete many items of a DynamoDB table, each for itself")
          .inputs(TABLE_NAME, ITEMS, DELETE_KEYS)
          .outputSchema(() -> Report.schema(Map.of()))
          .examplePayload(
              """
              {"succeeded": 1, "failed": 1,
               "report": [
                 {"index": 0, "ok": true},
                 {"index": 1, "ok": false,
                  "error": {"code": "VALIDATION", "message": "...", "retryable": false}}],
               "ConsumedCapacity": [{"TableName": "Customers", "CapacityUnits": 1}]}
              """)
          .runs(BatchWriteItems::run);

  private BatchWriteItems() {}

  private static Answer run(ActionCall call) {
    JsonValue.Arr none = new JsonValue.Arr(List.of());
    JsonValue.Arr items = Objects.requireNonNullElse(call.optional(ITEMS), none);
    JsonValue.Arr keys = Objects.requireNonNullElse(call.optional(DELETE_KEYS), none);
    if (items.elements().isEmpty() && keys.elements().isEmpty()) {
      throw ActionError.invalidInput(ITEMS.name(), "items or deleteKeys is required");
    }
    String table = call.get(TABLE_NAME);
    return call.withSchema(table, schema -> write(call, schema, items, keys));
  }

  private static Answer write(
      ActionCall call, TableSchema schema, JsonValue.Arr items, JsonValue.Arr keys) {
    MeteredClient client = new MeteredClient(call.checkedClient());
    Report first = report(call, client, schema, entries(schema, items, keys));
    TableSchema now =
        first.doubtsSchema() ? call.schemaAfter(call.get(TABLE_NAME), schema) : schema;
    Report report = now == schema ? first : report(call, client, now, entries(now, items, keys));
    return Answer.made(
        values -> {
          Map<String, JsonValue> members = report.members();
          members.put("ConsumedCapacity", client.consumed());
          return new JsonValue.Obj(members);
        });
  }

  private static List<Entry> entries(TableSchema schema, JsonValue.Arr items, JsonValue.Arr keys) {
    List<JsonValue> puts = items.elements();
    List<Entry> entries = new ArrayList<>(puts.size() + keys.elements().size());
    // Values are read each for itself, which is a good part of the work of a long list.
    IntStream.range(0, puts.size())
        .parallel()
        .mapToObj(at -> put(puts.get(at), schema, ITEMS.name() + "[" + at + "]"))
        .forEachOrdered(entries::add);
    for (JsonValue key : keys.elements()) {
      String at = DELETE_KEYS.name() + "[" + (entries.size() - puts.size()) + "]";
      entries.add(Entry.of(() -> new Change.Delete(schema.key().read(key, at))));
    }
    return entries;
  }

  private static Entry put(JsonValue item, TableSchema schema, String at) {
    return Entry.of(() -> new Change.Put(item(item, schema, at)));
  }

  private static Report report(
      ActionCall call, MeteredClient client, TableSchema schema, List<Entry> entries) {
    BatchLanes lanes = new BatchLanes(client, call.get(TABLE_NAME), schema.key().names());
    Report report = new Report(call.format());
    List<Change> changes = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.change() != null) {
        changes.add(entry.change());
      }
    }
    Iterator<WriteOutcome> outcomes = lanes.write(changes).iterator();
    for (Entry entry : entries) {
      if (entry.error() != null) {
        report.failed(entry.error());
      } else if (outcomes.next() instanceof WriteOutcome.Failed failed) {
        report.failed(ServiceErrors.translate(failed.error(), false));
      } else {
        report.ok();
      }
    }
    return report;
  }

  /** An item with its key; the service would refuse the whole batch for one without. */
  private static Map<String, AttributeValue> item(
      JsonValue written, TableSchema schema, String at) {
    Map<String, AttributeValue> item =
        ValueReader.item(KeyedValues.read(written, at), at, schema.keyTypes());
    for (String name : schema.key().names()) {
      if (!item.containsKey(name)) {
        throw ActionError.invalidInput(at, at + ": " + name + " is missing, which is of the key");
      }
    }
    return item;
  }

  /** What is to be sent of one entry, or why it cannot be. */
  private record Entry(@Nullable Change change, @Nullable ActionError error) {
    static Entry of(Supplier<Change> change) {
      try {
        return new Entry(change.get(), null);
      } catch (ActionError unfit) {
        return new Entry(null, unfit);
      }
    }
  }
}
