package dev.stator.server.dapr;

import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.ErrorDetail;
import dev.stator.server.dapr.sidecar.ErrorStatus;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error over HTTP: {@code errorCode}, {@code message}, and {@code details} if there are any, in
 * the JSON that Dapr makes of Google's error messages: members sorted, names in snake case.
 *
 * <p>Source: Dapr docs, "Error codes reference guide"; googleapis, google/rpc/error_details.proto.
 */
final class ErrorBody {
  private static final String TYPE = "type.googleapis.com/google.rpc.";

  private ErrorBody() {}

  static HttpAnswer of(DaprError error) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("errorCode", new JsonValue.Str(error.code()));
    members.put("message", new JsonValue.Str(error.text()));
    if (!error.details().isEmpty()) {
      members.put(
          "details", new JsonValue.Arr(error.details().stream().map(ErrorBody::detail).toList()));
    }
    HttpAnswer answer =
        HttpAnswer.of(
                error.status().http(),
                DaprFrontEnd.JSON,
                JsonFormat.write(new JsonValue.Obj(members)))
            .failed(error.code());
    return error.status() == ErrorStatus.OVERLOADED ? answer.with("Retry-After", "1") : answer;
  }

  private static JsonValue detail(ErrorDetail detail) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    switch (detail) {
      case ErrorDetail.Cause(String reason, Map<String, String> metadata) -> {
        members.put("@type", new JsonValue.Str(TYPE + "ErrorInfo"));
        members.put("domain", new JsonValue.Str(ErrorDetail.DOMAIN));
        members.put("metadata", metadata.isEmpty() ? JsonValue.Null.INSTANCE : strings(metadata));
        members.put("reason", new JsonValue.Str(reason));
      }
      case ErrorDetail.Resource(String type, String name) -> {
        members.put("@type", new JsonValue.Str(TYPE + "ResourceInfo"));
        members.put("description", new JsonValue.Str(""));
        members.put("owner", new JsonValue.Str(""));
        members.put("resource_name", new JsonValue.Str(name));
        members.put("resource_type", new JsonValue.Str(type));
      }
      case ErrorDetail.BadField(String field, String description) -> {
        Map<String, JsonValue> violation = new LinkedHashMap<>();
        violation.put("field", new JsonValue.Str(field));
        violation.put("description", new JsonValue.Str(description));
        members.put("@type", new JsonValue.Str(TYPE + "BadRequest"));
        members.put("field_violations", new JsonValue.Arr(List.of(new JsonValue.Obj(violation))));
      }
    }
    return new JsonValue.Obj(members);
  }

  static JsonValue strings(Map<String, String> values) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    values.forEach((name, value) -> members.put(name, new JsonValue.Str(value)));
    return new JsonValue.Obj(members);
  }
}
