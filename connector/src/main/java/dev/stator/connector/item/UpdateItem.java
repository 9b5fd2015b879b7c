package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONDITION;
import static dev.stator.connector.expression.ExpressionInputs.CONDITION_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.NAMES;
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
import dev.stator.connector.expression.StructuredSchema;
import dev.stator.connector.expression.Updates;
import dev.stator.connector.input.Input;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Changes attributes of one item, or makes it. */
public final class UpdateItem {
  public static final Input<String> UPDATE_EXPRESSION =
      Input.text(
              "query",
              "Update Expression",
              "An update expression specifying how to modify item attributes. Learn more about"
                  + " [update"
                  + " expressions](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html).")
          .withExample("\"set Title = :t, Subtitle = :s\"");

  public static final Input<JsonValue> UPDATES =
      ExpressionInputs.structured(
          "updates",
          "Updates",
          StructuredSchema::update,
          "The changes as fields, operators (set, set_if_missing, increment, decrement, append,"
              + " prepend, remove, add, delete) and values, instead of an expression.",
          "[{\"field\": \"Price\", \"operator\": \"increment\", \"value\": 5}]");

  public static final Input<Map<String, JsonValue>> VALUES =
      ExpressionInputs.valuesAs("queryParams");
  public static final Input<Map<String, JsonValue>> VALUE_TYPES =
      ExpressionInputs.valueTypesAs("queryParamTypes");

  public static final Action ACTION =
      Action.define("updateItem", "Update Item", Safety.WRITE)
          .tool("dynamodb_update_item")
          .description("Update an existing item in a DynamoDB database")
          .inputs(
              TABLE_NAME,
              VALUE,
              RANGE_KEY_VALUE,
              UPDATE_EXPRESSION,
              UPDATES,
              CONDITION_EXPRESSION,
              CONDITION,
              VALUES,
              VALUE_TYPES,
              NAMES,
              Returned.OLD_OR_NEW,
              IDEMPOTENCY_KEY)
          .output(() -> UpdateItemResponse.builder().build())
          .examplePayload(
              """
              {"Attributes": {
                "customerId": 1234,
                "customerName": "Acme Inc",
                "Title": "New title",
                "Subtitle": "New subtitle"},
               "ConsumedCapacity": {"TableName": "Customers", "CapacityUnits": 1}}
              """)
          .runs(UpdateItem::run);

  private UpdateItem() {}

  private static Answer run(ActionCall call) {
    return Answer.of(KeyInputs.withKey(call, key -> ItemWrites.update(call, request(call, key))));
  }

  /** The request that the inputs mean for one item. */
  public static UpdateItemRequest request(ActionCall call, Map<String, AttributeValue> key) {
    Expressions expressions = ExpressionInputs.expressions(call, VALUES, VALUE_TYPES);
    String update = update(call, expressions);
    String condition = ExpressionInputs.condition(call, expressions);
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .key(key)
            .updateExpression(update)
            .conditionExpression(condition)
            .expressionAttributeNames(expressions.names())
            .expressionAttributeValues(expressions.values())
            .returnValues(call.optional(Returned.OLD_OR_NEW))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    if (condition != null) {
      request.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  private static String update(ActionCall call, Expressions expressions) {
    String written = call.optional(UPDATE_EXPRESSION);
    JsonValue updates = call.optional(UPDATES);
    if (written != null && updates != null) {
      throw ActionError.invalidInput(UPDATES.name(), "both query and updates are given")
          .withHint("give the changes as an expression or as a list, not both");
    }
    String expression =
        updates == null
            ? expressions.read(written, Expressions.Kind.UPDATE)
            : new Updates(expressions).add(updates, UPDATES.name()).expression();
    if (expression == null) {
      throw ActionError.invalidInput(UPDATE_EXPRESSION.name(), "query or updates is required")
          .withHint("for example \"set Title = :t, Subtitle = :s\"");
    }
    return expression;
  }
}
