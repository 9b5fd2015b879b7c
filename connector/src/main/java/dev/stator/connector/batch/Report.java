package dev.stator.connector.batch;

import dev.stator.connector.action.ResultFormat;
import dev.stator.connector.answer.ErrorJson;
import dev.stator.connector.answer.ErrorSchema;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each entry of a batch, in the order in which they were given. */
public final class Report {
  private static final JsonValue CONSUMED =
      JsonFormat.read(
          """
          {"type": "array", "items": {
            "type": "object",
            "properties": {
              "TableName": {"type": "string"},
              "CapacityUnits": {"type": "number"}}}}
          """);

  /**
   * The schema of the members that every report has.
   *
   * @param told what else is told of an entry that is done
   */
  public static JsonValue.Obj schema(Map<String, JsonValue.Obj> told) {
    Map<String, JsonValue> entry = new LinkedHashMap<>();
    entry.put("index", type("integer"));
    entry.put("ok", type("boolean"));
    entry.putAll(told);
    entry.put("error", ErrorSchema.error());
    JsonValue.Obj entries =
        type("array").with("items", type("object").with("properties", new JsonValue.Obj(entry)));
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("succeeded", type("integer"));
    members.put("failed", type("integer"));
    members.put("report", entries);
    members.put("ConsumedCapacity", CONSUMED);
    return type("object").with("properties", new JsonValue.Obj(members));
  }

  private static JsonValue.Obj type(String name) {
    return JsonValue.Obj.EMPTY.with("type", new JsonValue.Str(name));
  }

  private final List<JsonValue> entries = new ArrayList<>();
  private final ResultFormat format;
  private int failed;
  private boolean doubtsSchema;

  /**
   * @param format of the items in errors
   */
  public Report(ResultFormat format) {
    this.format = format;
  }

  /** An entry that is done. */
  public Report ok() {
    return ok(JsonValue.Obj.EMPTY);
  }

  /**
   * @param members what else is told of it
   */
  public Report ok(JsonValue.Obj members) {
    return add(true, members);
  }

  /** An entry that is not done, or perhaps. */
  public Report failed(ActionError error) {
    failed++;
    doubtsSchema |= error.code() == ErrorCode.INVALID_INPUT || error.code() == ErrorCode.VALIDATION;
    return add(false, ErrorJson.write(format.told(error)));
  }

  /** Whether an entry failed as it would if the table had another key than is remembered. */
  boolean doubtsSchema() {
    return doubtsSchema;
  }

  private Report add(boolean ok, JsonValue.Obj members) {
    Map<String, JsonValue> entry = new LinkedHashMap<>();
    entry.put("index", JsonValue.Num.of(entries.size()));
    entry.put("ok", new JsonValue.Bool(ok));
    entry.putAll(members.members());
    entries.add(new JsonValue.Obj(entry));
    return this;
  }

  /** The members of a result. */
  public Map<String, JsonValue> members() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("succeeded", JsonValue.Num.of(entries.size() - failed));
    members.put("failed", JsonValue.Num.of(failed));
    members.put("report", new JsonValue.Arr(entries));
    return members;
  }
}
