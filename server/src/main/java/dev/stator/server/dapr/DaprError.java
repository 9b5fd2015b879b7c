package dev.stator.server.dapr;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as Dapr answers it: {@code errorCode} and {@code message}, and for some a list of
 * details. Thrown by operations, caught where the request came in.
 *
 * <p>Source: Dapr docs, "Error codes reference guide" and "Errors overview".
 */
final class DaprError extends RuntimeException {
  private static final long serialVersionUID = 1;
  static final String MALFORMED_REQUEST = "ERR_MALFORMED_REQUEST";

  private final int status;
  private final String errorCode;
  private final String text;
  private final transient List<JsonValue> details;

  /** With details. */
  DaprError(int status, String errorCode, String text, List<JsonValue> details) {
    super(text, null, false, false);
    this.status = status;
    this.errorCode = errorCode;
    this.text = text;
    this.details = details;
  }

  /** In the older shape, without details. */
  DaprError(int status, String errorCode, String text) {
    this(status, errorCode, text, List.of());
  }

  /** A body of a bulk, transaction or binding request that could not be read. */
  static DaprError unreadableBody(String reason) {
    return new DaprError(400, MALFORMED_REQUEST, "failed deserializing HTTP body: " + reason);
  }

  HttpAnswer answer() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("errorCode", new JsonValue.Str(errorCode));
    members.put("message", new JsonValue.Str(text));
    if (!details.isEmpty()) {
      members.put("details", new JsonValue.Arr(details));
    }
    return HttpAnswer.of(status, DaprFrontEnd.JSON, JsonFormat.write(new JsonValue.Obj(members)))
        .failed(errorCode);
  }
}
