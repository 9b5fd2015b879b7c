package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONDITION;
import static dev.stator.connector.item.ItemWrites.IDEMPOTENCY_KEY;
import static dev.stator.connector.item.KeyInputs.RANGE_KEY_VALUE;
import static dev.stator.connector.item.KeyInputs.VALUE;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import dev.stator.connector.expression.Updates;
import dev.stator.connector.input.Input;
import dev.stator.connector.value.ValueReader;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Sets and removes attributes of one item without an expression. */
public final class PatchItem {
  static final Input<Map<String, JsonValue>> CHANGES =
      Input.map(
              "changes",
              "Changes",
              "The attributes to set, by name; those that are not named stay as they are. A null"
                  + " is stored as null.")
          .withExample("{\"customerName\": \"Acme Inc\", \"status\": \"active\"}");

  static final Input<List<String>> REMOVE =
      Input.texts("remove", "Remove", "The names of attributes to remove.")
          .withExample("[\"trialEnds\"]");

  static final Input<Boolean> MUST_EXIST =
      Input.flag(
          "mustExist",
          "Must Exist",
          "When true, fail if there is no such item. When false, it is made.");

  public static final Action ACTION =
      Action.define("patchItem", "Patch Item", Safety.WRITE)
          .general()
          .tool("dynamodb_patch_item")
          .idempotent()
          .description("Sets and removes some attributes of an item and keeps the others")
          .inputs(
              TABLE_NAME,
              VALUE,
              RANGE_KEY_VALUE,
              CHANGES,
              REMOVE,
              MUST_EXIST,
              CONDITION,
              Returned.OLD_OR_NEW,
              IDEMPOTENCY_KEY)
          .output(() -> UpdateItemResponse.builder().build())
          .examplePayload(
              "{\"ConsumedCapacity\": {\"TableName\": \"Customers\", \"CapacityUnits\": 1}}")
          .runs(PatchItem::run);

  private static final String MISSING =
      "there is no item of this key: without mustExist it is made, and createItem makes it whole";

  private PatchItem() {}

  private static Answer run(ActionCall call) {
    return ItemWrites.explaining(
        () -> patch(call),
        failed ->
            call.get(MUST_EXIST) && failed.item() == null
                ? failed.withField(MUST_EXIST.name()).withHint(MISSING)
                : failed);
  }

  private static Answer patch(ActionCall call) {
    Expressions expressions = new Expressions(Map.of(), Map.of());
    Updates updates = new Updates(expressions);
    Objects.requireNonNullElse(call.optional(CHANGES), Map.<String, JsonValue>of())
        .forEach(
            (name, value) ->
                updates.set(name, ValueReader.read(value, CHANGES.name() + "." + name)));
    Objects.requireNonNullElse(call.optional(REMOVE), List.<String>of()).forEach(updates::remove);
    String update = updates.expression();
    if (update == null) {
      throw ActionError.invalidInput(CHANGES.name(), "changes or remove is required");
    }
    String condition = ExpressionInputs.condition(call, expressions);
    String table = call.get(TABLE_NAME);
    return call.withSchema(
        table,
        schema -> {
          UpdateItemRequest.Builder request =
              UpdateItemRequest.builder()
                  .tableName(table)
                  .key(schema.key().of(call.get(VALUE), call.optional(RANGE_KEY_VALUE)))
                  .updateExpression(update)
                  .returnValues(call.get(Returned.OLD_OR_NEW))
                  .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
          String exists =
              call.get(MUST_EXIST)
                  ? "attribute_exists(" + expressions.name(schema.key().hash().name()) + ")"
                  : null;
          String both = exists == null || condition == null ? exists : exists + " AND " + condition;
          String checked = both == null ? condition : both;
          if (checked != null) {
            request
                .conditionExpression(checked)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
          }
          return Answer.of(
              ItemWrites.update(
                  call,
                  request
                      .expressionAttributeNames(expressions.names())
                      .expressionAttributeValues(expressions.values())
                      .build()));
        });
  }
}
