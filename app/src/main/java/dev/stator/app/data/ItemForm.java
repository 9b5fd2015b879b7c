package dev.stator.app.data;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.PlainJson;
import dev.stator.tables.json.TypedJson;
import dev.stator.tables.json.ValueFormatException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How items are written as JSON. */
public enum ItemForm {
  /** Ordinary JSON, numbers with every digit; sets and binary are not told apart. */
  PLAIN,
  /** DynamoDB JSON, which says every type. */
  TYPED;

  public JsonValue value(AttributeValue value) {
    return this == PLAIN ? PlainJson.toJson(value) : TypedJson.toJson(value);
  }

  public JsonValue.Obj object(Map<String, AttributeValue> item) {
    return this == PLAIN ? PlainJson.toJson(item) : TypedJson.toJson(item);
  }

  /**
   * @param what begins the message if it is wrong
   * @throws StartFailure if it is no item
   */
  public Map<String, AttributeValue> item(JsonValue.Obj object, String what) {
    try {
      return this == PLAIN ? PlainJson.toItem(object, "") : TypedJson.toItem(object, "");
    } catch (ValueFormatException unfit) {
      throw new StartFailure(ExitCode.USAGE, what + ": " + unfit.getMessage(), unfit);
    }
  }

  /**
   * @param text the JSON of one value
   * @param what begins the message if it is wrong
   * @throws StartFailure if it is no value
   */
  public AttributeValue value(String text, String what) {
    try {
      JsonValue value = JsonFormat.read(text);
      return this == PLAIN ? PlainJson.toAttribute(value, "") : TypedJson.toAttribute(value, "");
    } catch (ValueFormatException | JsonSyntaxException unfit) {
      throw new StartFailure(ExitCode.USAGE, what + ": " + unfit.getMessage(), unfit);
    }
  }

  /**
   * @throws StartFailure if {@code utf8} is not one JSON object
   */
  public static JsonValue.Obj object(byte[] utf8, String what) {
    try {
      JsonValue value = JsonFormat.read(utf8);
      if (value instanceof JsonValue.Obj object) {
        return object;
      }
      throw new StartFailure(
          ExitCode.USAGE, what + ": expected a JSON object, not " + value.kind());
    } catch (JsonSyntaxException malformed) {
      throw new StartFailure(ExitCode.USAGE, what + ": " + malformed.getMessage(), malformed);
    }
  }
}
