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
public final class KeyInputs {
  public static final Input<JsonValue> VALUE =
      Input.of(
              "value",
              "Hash / Primary Key Value",
              InputType.KEY_VALUE,
              (JsonValue value, String field) -> value,
              "The value of the hash key (primary key) to match. Also an object of all attributes of"
                  + " the key; or that object as Key, which the API has, instead.")
          .asRequired()
          .withAliases("hashKeyValue", "primaryKeyValue", "partitionKeyValue")
          .withExample("\"cust_1234\"");

  public static final Input<JsonValue> RANGE_KEY_VALUE =
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

  /** {@code input} where it is not required. */
  static Input<JsonValue> optional(Input<JsonValue> input, String comments) {
    return Input.of(input.name(), input.label(), input.type(), input.reader(), comments)
        .withAliases(input.aliases().toArray(String[]::new));
  }

  /** Does what needs the key that these inputs mean. */
  public static <R> R withKey(ActionCall call, Function<Map<String, AttributeValue>, R> use) {
    return call.withKey(call.get(TABLE_NAME), call.get(VALUE), call.optional(RANGE_KEY_VALUE), use);
  }
}
