package dev.stator.connector.bulk;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import dev.stator.connector.action.Action;
import dev.stator.connector.action.Safety;
import dev.stator.connector.answer.ErrorJson;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.item.CreateItem;
import dev.stator.connector.item.KeyInputs;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs one action for many lines of inputs. The outcome of each line is told in its place: {@code
 * {"ok": true, "result": ...}} or {@code {"ok": false, "error": ...}}. Lines about the same item
 * are run in their order.
 */
public final class BulkRun {
  private static final int LANES = 32;

  private final Catalogue catalogue;
  private final ActionRunner runner;

  public BulkRun(Catalogue catalogue, ActionRunner runner) {
    this.catalogue = catalogue;
    this.runner = runner;
  }

  /**
   * @param lines the inputs of each call
   * @return the outcome of each, in the same order
   * @throws ActionError if there is no such action
   */
  public List<JsonValue.Obj> run(String name, List<JsonValue.Obj> lines) {
    Action action = catalogue.action(name);
    JsonValue.Obj[] outcomes = new JsonValue.Obj[lines.size()];
    if (action.key().equals(CreateItem.ACTION.key())) {
      for (PutGroup group : PutGroup.of(lines)) {
        group.run(runner, outcomes);
      }
    }
    inLanes(action, lines, outcomes);
    return List.of(outcomes);
  }

  private void inLanes(Action action, List<JsonValue.Obj> lines, JsonValue.Obj[] outcomes) {
    Map<Integer, List<Integer>> lanes = new LinkedHashMap<>();
    for (int index = 0; index < lines.size(); index++) {
      if (outcomes[index] == null) {
        lanes
            .computeIfAbsent(lane(action, lines.get(index), index), lane -> new ArrayList<>())
            .add(index);
      }
    }
    if (lanes.size() == 1) {
      lanes.values().iterator().next().forEach(at -> outcomes[at] = one(action, lines.get(at)));
      return;
    }
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Integer> lane : lanes.values()) {
        workers.execute(() -> lane.forEach(at -> outcomes[at] = one(action, lines.get(at))));
      }
    }
  }

  /** Reads go side by side, writes by their item; what names no item goes in order. */
  private static int lane(Action action, JsonValue.Obj line, int index) {
    if (action.safety() == Safety.READ) {
      return index % LANES;
    }
    JsonValue hash = line.get(KeyInputs.VALUE.name());
    return hash == null
        ? 0
        : Math.floorMod(
            Objects.hash(text(hash), text(line.get(KeyInputs.RANGE_KEY_VALUE.name()))), LANES);
  }

  /** 1 and "1" may be the same key. */
  private static @Nullable Object text(@Nullable JsonValue value) {
    return value instanceof JsonValue.Num number ? new JsonValue.Str(number.text()) : value;
  }

  private JsonValue.Obj one(Action action, JsonValue.Obj inputs) {
    try {
      return done(runner.run(action.key(), inputs));
    } catch (ActionError error) {
      return failed(error);
    }
  }

  static JsonValue.Obj done(JsonValue.Obj result) {
    return JsonValue.Obj.EMPTY.with("ok", new JsonValue.Bool(true)).with("result", result);
  }

  /** How a line is told that could not be run, or not be read. */
  public static JsonValue.Obj failed(ActionError error) {
    JsonValue told = ErrorJson.write(error).get("error");
    return JsonValue.Obj.EMPTY
        .with("ok", new JsonValue.Bool(false))
        .with("error", told == null ? JsonValue.Null.INSTANCE : told);
  }
}
