package dev.stator.connector.item;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The inputs that name one item. Their types are those of the table's schema. */
final class KeyInputs {
  static final Input<JsonValue> VALUE =
      Input.of(
              "value",
              "Hash / Primary Key Value",
              InputType.KEY_VALUE,
              (JsonValue value, String field) -> value,
              "The value of the hash key (primary key) to match.")
          .asRequired()
          .withAliases("hashKeyValue", "primaryKeyValue", "partitionKeyValue")
          .withExample("\"cust_1234\"");

  static final Input<JsonValue> RANGE_KEY_VALUE =
      Input.of(
              "rangeKeyValue",
              "Range / Sort Key Value",
              InputType.KEY_VALUE,
              (JsonValue value, String field) -> value,
              "The value of the optional range key (sort key) to match. <strong>Required</strong>"
                  + " if your table has a range key.")
          .withAliases("sortKeyValue")
          .withExample("\"Acme Inc\"");

  private KeyInputs() {}

  /** Sends what {@code request} makes of the key that these inputs mean. */
  static <R> R sendWithKey(ActionCall call, Function<Map<String, AttributeValue>, R> request) {
    return call.sendWithKey(
        call.get(TABLE_NAME), call.get(VALUE), call.optional(RANGE_KEY_VALUE), request);
  }
}
