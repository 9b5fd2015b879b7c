package dev.stator.connector.answer;

import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The schema of what {@link ErrorJson} writes. */
public final class ErrorSchema {
  private ErrorSchema() {}

  /** Of the member {@code error}. */
  public static JsonValue.Obj error() {
    return (JsonValue.Obj)
        JsonFormat.read(
            """
            {"type": "object",
             "required": ["code", "message", "retryable"],
             "properties": {
               "code": {"type": "string", "enum": [%s]},
               "message": {"type": "string"},
               "hint": {"type": "string"},
               "field": {"type": "string"},
               "retryable": {"type": "boolean"},
               "retryAfterMs": {"type": "integer"},
               "requestId": {"type": "string"},
               "item": {"type": "object"},
               "reasons": {"type": "array", "items": {
                 "type": "object",
                 "properties": {
                   "index": {"type": "integer"},
                   "code": {"type": "string"},
                   "message": {"type": "string"},
                   "item": {"type": "object"}}}}}}
            """
                .formatted(
                    Arrays.stream(ErrorCode.values())
                        .map(code -> '"' + code.name() + '"')
                        .collect(Collectors.joining(", "))));
  }
}
