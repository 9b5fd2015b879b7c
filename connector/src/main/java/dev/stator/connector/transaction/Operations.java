package dev.stator.connector.transaction;

import static dev.stator.connector.expression.ExpressionInputs.CONDITION;
import static dev.stator.connector.expression.ExpressionInputs.CONDITION_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.NAMES;
import static dev.stator.connector.expression.ExpressionInputs.PROJECTION_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.VALUES;
import static dev.stator.connector.expression.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.item.KeyInputs.RANGE_KEY_VALUE;
import static dev.stator.connector.item.KeyInputs.VALUE;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import dev.stator.connector.input.ElementSchema;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputSchema;
import dev.stator.connector.input.InputSet;
import dev.stator.connector.input.Inputs;
import dev.stator.connector.item.CreateItem;
import dev.stator.connector.item.DeleteItem;
import dev.stator.connector.item.ItemWrites;
import dev.stator.connector.item.KeyInputs;
import dev.stator.connector.item.UpdateItem;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The operations of a transaction, each with the inputs of the action that does it alone. */
final class Operations {
  private static final String OPERATION = "operation";

  private static final InputSet PUT =
      new InputSet(
          List.of(
              TABLE_NAME,
              CreateItem.ITEM,
              CreateItem.ITEM_TYPES,
              CONDITION_EXPRESSION,
              CONDITION,
              VALUES,
              VALUE_TYPES,
              NAMES));
  private static final InputSet UPDATE =
      new InputSet(
          List.of(
              TABLE_NAME,
              VALUE,
              RANGE_KEY_VALUE,
              UpdateItem.UPDATE_EXPRESSION,
              UpdateItem.UPDATES,
              CONDITION_EXPRESSION,
              CONDITION,
              UpdateItem.VALUES,
              UpdateItem.VALUE_TYPES,
              NAMES));
  private static final InputSet DELETE =
      new InputSet(
          List.of(
              TABLE_NAME,
              VALUE,
              RANGE_KEY_VALUE,
              CONDITION_EXPRESSION,
              CONDITION,
              VALUES,
              VALUE_TYPES,
              NAMES));
  private static final InputSet GET =
      new InputSet(List.of(TABLE_NAME, VALUE, RANGE_KEY_VALUE, PROJECTION_EXPRESSION, NAMES));

  private static final List<String> KINDS = List.of("put", "update", "delete", "check");

  private final ActionCall call;

  Operations(ActionCall call) {
    this.call = call;
  }

  /** One read. */
  static JsonValue.Obj readSchema() {
    return InputSchema.of(GET.inputs());
  }

  /** One write: its kind, and the inputs of the action that does it alone. */
  static JsonValue.Obj writeSchema() {
    Map<String, JsonValue> properties = new LinkedHashMap<>();
    properties.put(OPERATION, ElementSchema.read(ElementSchema.oneOf(KINDS)));
    for (InputSet kind : List.of(PUT, UPDATE, DELETE)) {
      InputSchema.properties(kind.inputs()).forEach(properties::putIfAbsent);
    }
    return ElementSchema.read("{\"type\": \"object\"}")
        .with("properties", new JsonValue.Obj(properties))
        .with(
            "required",
            new JsonValue.Arr(
                List.of(new JsonValue.Str(OPERATION), new JsonValue.Str(TABLE_NAME.name()))));
  }

  /**
   * @param at where it stands, for messages
   * @throws ActionError if it is no operation that writes
   */
  TransactWriteItem write(JsonValue written, String at) {
    JsonValue.Obj operation = object(written, at);
    JsonValue kind = operation.get(OPERATION);
    if (kind == null) {
      throw ActionError.invalidInput(at, at + ".operation is required")
          .withHint("one of " + String.join(", ", KINDS));
    }
    Map<String, JsonValue> inputs = new LinkedHashMap<>(operation.members());
    inputs.remove(OPERATION);
    JsonValue.Obj rest = new JsonValue.Obj(inputs);
    String name = InputReaders.text(kind, at + "." + OPERATION).strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "put" -> put(part(PUT, rest, at));
      case "update" -> update(part(UPDATE, rest, at));
      case "delete" -> delete(part(DELETE, rest, at));
      case "check" -> check(part(DELETE, rest, at), at);
      default ->
          throw ActionError.invalidInput(
                  at + "." + OPERATION, at + ": unknown operation '" + name + "'")
              .withHint(Suggestion.hint(name, KINDS));
    };
  }

  private static TransactWriteItem put(ActionCall part) {
    return ItemWrites.transacted(CreateItem.request(part));
  }

  private static TransactWriteItem update(ActionCall part) {
    return KeyInputs.withKey(part, key -> ItemWrites.transacted(UpdateItem.request(part, key)));
  }

  private static TransactWriteItem delete(ActionCall part) {
    return KeyInputs.withKey(part, key -> ItemWrites.transacted(DeleteItem.request(part, key)));
  }

  private static TransactWriteItem check(ActionCall part, String at) {
    DeleteItemRequest request = KeyInputs.withKey(part, key -> DeleteItem.request(part, key));
    if (request.conditionExpression() == null) {
      throw ActionError.invalidInput(at, at + ": a check needs a condition");
    }
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(request.tableName())
            .key(request.key())
            .conditionExpression(request.conditionExpression())
            .expressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
            .expressionAttributeValues(
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }

  TransactGetItem get(JsonValue written, String at) {
    ActionCall part = part(GET, object(written, at), at);
    Expressions expressions = ExpressionInputs.names(part);
    String projection = ExpressionInputs.projection(part, expressions);
    return KeyInputs.withKey(
        part,
        key ->
            TransactGetItem.builder()
                .get(
                    Get.builder()
                        .tableName(part.get(TABLE_NAME))
                        .key(key)
                        .projectionExpression(projection)
                        .expressionAttributeNames(expressions.names())
                        .build())
                .build());
  }

  private ActionCall part(InputSet known, JsonValue.Obj written, String at) {
    try {
      return call.part(Inputs.read(known, null, written));
    } catch (ActionError unfit) {
      throw ActionError.invalidInput(at + "." + unfit.field(), at + ": " + unfit.text())
          .withHint(unfit.hint());
    }
  }

  private static JsonValue.Obj object(JsonValue written, String at) {
    if (written instanceof JsonValue.Obj object) {
      return object;
    }
    throw InputReaders.mustBe("an object", written, at);
  }
}
