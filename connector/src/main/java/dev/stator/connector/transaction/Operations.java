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
import dev.stator.connector.error.ErrorCode;
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
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The operations of a transaction, each with the inputs of the action that does it alone. */
final class Operations {
  private static final String OPERATION = "operation";

  /** The names of operations in the API. */
  private static final List<String> WRITES = List.of("Put", "Update", "Delete", "ConditionCheck");

  private static final List<String> READS = List.of("Get");

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
    JsonValue.Obj operation = unwrapped(object(written, at), WRITES);
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
      case "put" -> in(at, () -> put(part(PUT, rest)));
      case "update" -> in(at, () -> update(part(UPDATE, rest)));
      case "delete" -> in(at, () -> delete(part(DELETE, rest)));
      case "check", "conditioncheck" -> in(at, () -> check(part(DELETE, rest)));
      default ->
          throw ActionError.invalidInput(
                  at + "." + OPERATION, at + ": unknown operation '" + name + "'")
              .withHint(Suggestion.hint(name, KINDS));
    };
  }

  private static TransactWriteItem put(ActionCall part) {
    return part.withKeyTypes(
        part.get(TABLE_NAME),
        keyTypes -> ItemWrites.transacted(CreateItem.request(part, keyTypes)));
  }

  private static TransactWriteItem update(ActionCall part) {
    return KeyInputs.withKey(part, key -> ItemWrites.transacted(UpdateItem.request(part, key)));
  }

  private static TransactWriteItem delete(ActionCall part) {
    return KeyInputs.withKey(part, key -> ItemWrites.transacted(DeleteItem.request(part, key)));
  }

  private static TransactWriteItem check(ActionCall part) {
    DeleteItemRequest request = KeyInputs.withKey(part, key -> DeleteItem.request(part, key));
    if (request.conditionExpression() == null) {
      throw ActionError.invalidInput("condition", "a check needs a condition");
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
    JsonValue.Obj inputs = unwrapped(object(written, at), READS);
    return in(at, () -> get(part(GET, inputs)));
  }

  private static TransactGetItem get(ActionCall part) {
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

  /** The operation that stands under its name, as the API has it. */
  private static JsonValue.Obj unwrapped(JsonValue.Obj written, List<String> names) {
    if (written.members().size() != 1) {
      return written;
    }
    Map.Entry<String, JsonValue> only = written.members().entrySet().iterator().next();
    if (!names.contains(only.getKey()) || !(only.getValue() instanceof JsonValue.Obj inputs)) {
      return written;
    }
    return names == READS ? inputs : inputs.with(OPERATION, new JsonValue.Str(only.getKey()));
  }

  private ActionCall part(InputSet known, JsonValue.Obj written) {
    return call.part(Inputs.read(known, null, written));
  }

  /** Does what belongs to one operation; an input that is wrong is told as one of it. */
  private static <T> T in(String at, Supplier<T> operation) {
    try {
      return operation.get();
    } catch (ActionError unfit) {
      throw unfit.code() == ErrorCode.INVALID_INPUT && unfit.field() != null
          ? ActionError.invalidInput(at + "." + unfit.field(), at + ": " + unfit.text())
              .withHint(unfit.hint())
          : unfit;
    }
  }

  private static JsonValue.Obj object(JsonValue written, String at) {
    if (written instanceof JsonValue.Obj object) {
      return object;
    }
    throw InputReaders.mustBe("an object", written, at);
  }
}
