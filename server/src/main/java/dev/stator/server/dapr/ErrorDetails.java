package dev.stator.server.dapr;

import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The details of an error, in the JSON that Dapr makes of Google's error messages: members sorted,
 * names in snake case.
 *
 * <p>Source: googleapis, google/rpc/error_details.proto.
 */
final class ErrorDetails {
  private static final String TYPE = "type.googleapis.com/google.rpc.";

  private ErrorDetails() {}

  /**
   * @param metadata printed as null if it is empty
   */
  static JsonValue errorInfo(String reason, Map<String, String> metadata) {
    Map<String, JsonValue> members = typed("ErrorInfo");
    members.put("domain", new JsonValue.Str("dapr.io"));
    members.put("metadata", metadata.isEmpty() ? JsonValue.Null.INSTANCE : strings(metadata));
    members.put("reason", new JsonValue.Str(reason));
    return new JsonValue.Obj(members);
  }

  static JsonValue stateStore(String name) {
    Map<String, JsonValue> members = typed("ResourceInfo");
    members.put("description", new JsonValue.Str(""));
    members.put("owner", new JsonValue.Str(""));
    members.put("resource_name", new JsonValue.Str(name));
    members.put("resource_type", new JsonValue.Str("state"));
    return new JsonValue.Obj(members);
  }

  static JsonValue badRequest(String field, String description) {
    Map<String, JsonValue> violation = new LinkedHashMap<>();
    violation.put("field", new JsonValue.Str(field));
    violation.put("description", new JsonValue.Str(description));
    Map<String, JsonValue> members = typed("BadRequest");
    members.put("field_violations", new JsonValue.Arr(List.of(new JsonValue.Obj(violation))));
    return new JsonValue.Obj(members);
  }

  static JsonValue help(String url, String description) {
    Map<String, JsonValue> link = new LinkedHashMap<>();
    link.put("description", new JsonValue.Str(description));
    link.put("url", new JsonValue.Str(url));
    Map<String, JsonValue> members = typed("Help");
    members.put("links", new JsonValue.Arr(List.of(new JsonValue.Obj(link))));
    return new JsonValue.Obj(members);
  }

  static JsonValue strings(Map<String, String> values) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    values.forEach((name, value) -> members.put(name, new JsonValue.Str(value)));
    return new JsonValue.Obj(members);
  }

  private static Map<String, JsonValue> typed(String type) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("@type", new JsonValue.Str(TYPE + type));
    return members;
  }
}
