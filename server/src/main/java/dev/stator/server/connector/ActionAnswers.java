package dev.stator.server.connector;

import dev.stator.connector.answer.ErrorJson;
import dev.stator.connector.error.ActionError;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;

/** Results and errors as clients get them: JSON. */
final class ActionAnswers {
  private static final String JSON = "application/json";

  private static final long MILLIS_PER_SECOND = 1000;

  private ActionAnswers() {}

  static HttpAnswer ok(JsonValue result) {
    return HttpAnswer.of(200, JSON, JsonFormat.write(result));
  }

  static HttpAnswer error(ActionError error) {
    HttpAnswer answer =
        HttpAnswer.of(ErrorStatus.of(error.code()), JSON, JsonFormat.write(ErrorJson.write(error)))
            .failed(error.code().name());
    Long millis = error.retryAfterMillis();
    return millis == null
        ? answer
        : answer.with("Retry-After", Long.toString(Math.ceilDiv(millis, MILLIS_PER_SECOND)));
  }
}
