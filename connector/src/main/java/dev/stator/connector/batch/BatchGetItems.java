package dev.stator.connector.batch;

import static dev.stator.connector.expression.ExpressionInputs.CONSISTENT_READ;
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
import dev.stator.connector.output.OutputSchema;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.value.ItemSize;
import dev.stator.tables.batch.BatchReader;
import dev.stator.tables.batch.ReadBudget;
import dev.stator.tables.batch.ReadOutcome;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads many items by their keys. */
public final class BatchGetItems {
  static final Input<JsonValue.Arr> KEYS =
      Input.list(
              "keys",
              "Keys",
              ElementSchema.KEY,
              "The keys of the items: each an object of the key's attributes, a hash key value, or"
                  + " [hash, range]. Any number; they are read 100 at a time.")
          .asRequired()
          .withExample("[{\"customerId\": 1234, \"customerName\": \"Acme Inc\"}]");

  static final Input<List<String>> ATTRIBUTES =
      Input.texts(
              "attributes",
              "Attributes",
              "The top-level attributes to return beside the key; all of them if this is empty.")
          .withExample("[\"status\"]");

  public static final Action ACTION =
      Action.define("batchGetItems", "Batch Get Items", Safety.READ)
          .general()
          .aliases("batchGet", "batchGetItem")
          .tool("dynamodb_batch_get")
          .description("Retrieve many items of a DynamoDB table by their keys")
          .inputs(TABLE_NAME, KEYS, ATTRIBUTES, CONSISTENT_READ)
          .outputSchema(
              () ->
                  OutputSchema.with(
                      Report.schema(
                          Map.of("found", OutputSchema.bool("Whether there is such an item"))),
                      "Items",
                      OutputSchema.objects()))
          .examplePayload(
              """
              {"Items": [{"customerId": 1234, "customerName": "Acme Inc"}],
               "succeeded": 2, "failed": 0,
               "report": [{"index": 0, "ok": true, "found": true},
                          {"index": 1, "ok": true, "found": false}],
               "ConsumedCapacity": [{"TableName": "Customers", "CapacityUnits": 1}]}
              """)
          .runs(BatchGetItems::run);

  private BatchGetItems() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    return call.withSchema(table, schema -> read(call, table, schema));
  }

  private static Answer read(ActionCall call, String table, TableSchema schema) {
    Caps caps = Caps.of(call);
    caps.requireItems(call.get(KEYS).elements().size(), "keys", KEYS.name());
    MeteredClient client = new MeteredClient(call.checkedClient());
    Found first = find(call, caps, client, table, schema);
    TableSchema now = first.report.doubtsSchema() ? call.schemaAfter(table, schema) : schema;
    Found found = now == schema ? first : find(call, caps, client, table, now);
    caps.requireBytes(found.items, KEYS.name());
    return Answer.made(
        values -> {
          Map<String, JsonValue> members = new LinkedHashMap<>();
          members.put(
              "Items",
              new JsonValue.Arr(
                  found.items.stream().map(i -> (JsonValue) values.write(i)).toList()));
          members.putAll(found.report.members());
          members.put("ConsumedCapacity", client.consumed());
          return new JsonValue.Obj(members);
        });
  }

  /** What was found of all keys, and what became of each. */
  private record Found(List<Map<String, AttributeValue>> items, Report report) {}

  private static Found find(
      ActionCall call, Caps caps, MeteredClient client, String table, TableSchema schema) {
    Keys keys = Keys.read(schema, call.get(KEYS));
    Iterator<Optional<ReadOutcome>> outcomes =
        new BatchReader(
                client,
                new BatchReader.Source(
                    table,
                    Objects.requireNonNullElse(call.optional(ATTRIBUTES), List.of()),
                    call.get(CONSISTENT_READ)))
            .readWithin(upTo(caps.bytesMax()), keys.fit())
            .iterator();
    Found found = new Found(new ArrayList<>(), new Report(call.format()));
    for (int index = 0; index < call.get(KEYS).elements().size(); index++) {
      ActionError unfit = keys.unfit().get(index);
      if (unfit == null) {
        add(outcomes.next().orElseThrow(() -> caps.tooManyBytes(KEYS.name())), found);
      } else {
        found.report.failed(unfit);
      }
    }
    return found;
  }

  /** What is too much to be given back is not all read. */
  private static ReadBudget upTo(long bytesMax) {
    AtomicLong bytes = new AtomicLong();
    return items -> bytes.addAndGet(ItemSize.ofAll(items)) <= bytesMax;
  }

  private static void add(ReadOutcome outcome, Found found) {
    switch (outcome) {
      case ReadOutcome.Found item -> {
        found.items.add(item.item());
        found.report.ok(found(true));
      }
      case ReadOutcome.Missing missing -> found.report.ok(found(false));
      case ReadOutcome.Failed failed ->
          found.report.failed(ServiceErrors.translate(failed.error(), true));
    }
  }

  private static JsonValue.Obj found(boolean found) {
    return JsonValue.Obj.EMPTY.with("found", new JsonValue.Bool(found));
  }

  /**
   * The keys that can be asked for.
   *
   * @param unfit why others cannot, by their place among all
   */
  private record Keys(List<Map<String, AttributeValue>> fit, Map<Integer, ActionError> unfit) {
    static Keys read(TableSchema schema, JsonValue.Arr written) {
      Keys keys = new Keys(new ArrayList<>(), new HashMap<>());
      int index = 0;
      for (JsonValue key : written.elements()) {
        try {
          keys.fit.add(schema.key().read(key, KEYS.name() + "[" + index + "]"));
        } catch (ActionError unfit) {
          keys.unfit.put(index, unfit);
        }
        index++;
      }
      return keys;
    }
  }
}
