package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.action.Action;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.item.DeleteItem;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call that removes data would do, and what would be lost by it. It sends nothing but reads,
 * and those only as the connection's policy allows them.
 */
final class Preview {
  private static final List<String> ITEM_INPUTS =
      List.of("tableName", "value", "rangeKeyValue", "awsConnection", "awsRegion");
  private static final String REQUEST = "request";

  private final ActionRunner runner;
  private final int lengthMax;

  /**
   * @param lengthMax about the most characters of a preview
   */
  Preview(ActionRunner runner, int lengthMax) {
    this.runner = runner;
    this.lengthMax = lengthMax;
  }

  /**
   * @throws ActionError if the call could not be made
   */
  JsonValue.Obj of(Action action, JsonValue.Obj inputs) {
    JsonValue.Obj plan =
        runner.run(
            "explain",
            JsonValue.Obj.EMPTY
                .with("action", new JsonValue.Str(action.key()))
                .with("inputs", inputs)
                .with("awsConnection", orNull(inputs.get("awsConnection")))
                .with("awsRegion", orNull(inputs.get("awsRegion"))));
    JsonValue.Obj told =
        action.key().equals(DeleteItem.ACTION.key()) ? plan.with("item", item(inputs)) : plan;
    return length(told) <= lengthMax ? told : shortened(told);
  }

  /** Whether the item is there, and what it is, if it may be read. */
  private JsonValue.Obj item(JsonValue.Obj inputs) {
    JsonValue.Obj key = JsonValue.Obj.EMPTY;
    for (String name : ITEM_INPUTS) {
      JsonValue value = inputs.get(name);
      key = value == null ? key : key.with(name, value);
    }
    try {
      JsonValue.Obj read =
          runner.run("getItem", key.with("consistentRead", new JsonValue.Bool(true)));
      JsonValue item = read.get("Item");
      JsonValue.Obj told = JsonValue.Obj.EMPTY.with("exists", orNull(read.get("found")));
      return item == null || length(item) > lengthMax / 2 ? told : told.with("attributes", item);
    } catch (ActionError unread) {
      return JsonValue.Obj.EMPTY.with(
          "unread", new JsonValue.Str(unread.code() + ": " + unread.text()));
    }
  }

  /** What is longest is what the caller gave. */
  private static JsonValue.Obj shortened(JsonValue.Obj plan) {
    Map<String, JsonValue> members = new LinkedHashMap<>(plan.members());
    members.remove(REQUEST);
    return new JsonValue.Obj(members)
        .with(
            "requestLeftOut",
            new JsonValue.Str("it is too long to be told, and is what the inputs say"));
  }

  private static int length(JsonValue json) {
    return JsonFormat.write(json).length;
  }

  private static JsonValue orNull(@Nullable JsonValue value) {
    return value == null ? JsonValue.Null.INSTANCE : value;
  }
}
