package dev.stator.app.data;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.remote.ErrorText;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.ValueReader;
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
  /**
   * Ordinary JSON, numbers with every digit. Out, sets are arrays and binary is base64 text; in, an
   * object such as {@code {"SS": ["a"]}} is the set that it names, as it is for actions.
   */
  PLAIN,
  /** DynamoDB JSON, which says every type. */
  TYPED;

  /** Whether an item that is written in this form comes back as it was. */
  public boolean keeps(Map<String, AttributeValue> item) {
    return this == TYPED || item.values().stream().allMatch(ItemForm::isPlain);
  }

  private static boolean isPlain(AttributeValue value) {
    return switch (value.type()) {
      case S, N, BOOL, NUL -> true;
      case B, SS, NS, BS, UNKNOWN_TO_SDK_VERSION -> false;
      case L -> value.l().stream().allMatch(ItemForm::isPlain);
      case M -> value.m().values().stream().allMatch(ItemForm::isPlain);
    };
  }

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
      return this == PLAIN
          ? ValueReader.item(object.members(), what)
          : TypedJson.toItem(object, "");
    } catch (ActionError unfit) {
      throw new StartFailure(ExitCode.USAGE, ErrorText.reason(unfit), unfit);
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
      return this == PLAIN ? ValueReader.read(value, what) : TypedJson.toAttribute(value, "");
    } catch (ActionError unfit) {
      throw new StartFailure(ExitCode.USAGE, ErrorText.reason(unfit), unfit);
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
