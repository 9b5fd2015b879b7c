package dev.stator.server.connector;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.InputReaders;
import dev.stator.server.shell.HttpRequest;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;

/** What a client sent, as the connector takes it. */
final class ActionRequests {
  private static final String BODY = "body";

  private ActionRequests() {}

  /**
   * The inputs in the body; none if it is empty.
   *
   * @throws ActionError if the body is not a JSON object
   */
  static JsonValue.Obj inputs(HttpRequest request) {
    byte[] body = request.body();
    if (body.length == 0) {
      return JsonValue.Obj.EMPTY;
    }
    JsonValue value;
    try {
      value = JsonFormat.read(body);
    } catch (JsonSyntaxException malformed) {
      throw ActionError.invalidInput(BODY, "the body is not JSON: " + malformed.getMessage());
    }
    if (value instanceof JsonValue.Obj inputs) {
      return inputs;
    }
    throw InputReaders.mustBe("a JSON object", value, BODY)
        .withHint("for example {\"tableName\": \"Customers\"}");
  }
}
