package dev.stator.connector.value;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;

/** JSON inside a JSON string, as code editors and forms send it. */
public final class JsonText {
  private JsonText() {}

  /**
   * {@code value}, or what it holds if it is a string.
   *
   * @throws ActionError if it is a string that holds no JSON
   */
  public static JsonValue open(JsonValue value, String path) {
    if (!(value instanceof JsonValue.Str text)) {
      return value;
    }
    try {
      return JsonFormat.read(text.value());
    } catch (JsonSyntaxException malformed) {
      throw ActionError.invalidInput(path, path + " is not JSON: " + malformed.getMessage());
    }
  }

  /** {@code value}, or what it holds if it is a string that holds JSON. */
  public static JsonValue openIfJson(JsonValue value) {
    if (!(value instanceof JsonValue.Str text)) {
      return value;
    }
    try {
      return JsonFormat.read(text.value());
    } catch (JsonSyntaxException plainText) {
      return value;
    }
  }
}
