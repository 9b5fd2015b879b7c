package dev.stator.connector.bulk;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.action.CommonInputs;
import dev.stator.connector.batch.BatchWriteItems;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.item.CreateItem;
import dev.stator.connector.table.TableInputs;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Upserts into one table that ask for nothing but to be done: they are one batch. Lines that say
 * more, such as a condition, are left to be run by themselves.
 */
final class PutGroup {
  private static final String ITEM = CreateItem.ITEM.name();
  private static final Set<String> SHARED =
      Set.of(
          TableInputs.TABLE_NAME.name(),
          CommonInputs.CONNECTION.name(),
          CommonInputs.AWS_REGION.name());

  private static final JsonValue.Obj DONE = BulkRun.done(JsonValue.Obj.EMPTY);

  private final JsonValue.Obj shared;
  private final List<Integer> places = new ArrayList<>();
  private final List<JsonValue> items = new ArrayList<>();

  private PutGroup(JsonValue.Obj shared) {
    this.shared = shared;
  }

  /**
   * All that can be put in batches, if every line can: a line between two batches has its order.
   */
  static List<PutGroup> of(List<JsonValue.Obj> lines) {
    Map<JsonValue.Obj, PutGroup> groups = new LinkedHashMap<>();
    PutGroup group = null;
    for (int index = 0; index < lines.size(); index++) {
      JsonValue.Obj line = lines.get(index);
      if (!(line.get(ITEM) instanceof JsonValue.Obj item)) {
        return List.of();
      }
      if (group == null || !group.isOf(line)) {
        Map<String, JsonValue> rest = new LinkedHashMap<>(line.members());
        rest.remove(ITEM);
        if (!SHARED.containsAll(rest.keySet())) {
          return List.of();
        }
        group = groups.computeIfAbsent(new JsonValue.Obj(rest), PutGroup::new);
      }
      group.add(index, item);
    }
    return groups.values().stream().filter(one -> one.items.size() > 1).toList();
  }

  /** Whether {@code line} has an item, and what all lines of this group have, and no more. */
  private boolean isOf(JsonValue.Obj line) {
    return line.members().size() == shared.members().size() + 1
        && shared.members().entrySet().stream()
            .allMatch(member -> member.getValue().equals(line.get(member.getKey())));
  }

  private void add(int index, JsonValue item) {
    places.add(index);
    items.add(item);
  }

  /**
   * @param outcomes where the outcomes go, by line
   */
  void run(ActionRunner runner, JsonValue.Obj[] outcomes) {
    try {
      JsonValue.Obj result =
          runner.run(
              BatchWriteItems.ACTION.key(),
              shared.with(BatchWriteItems.ITEMS.name(), new JsonValue.Arr(items)));
      if (!(result.get("report") instanceof JsonValue.Arr(List<JsonValue> report))) {
        throw new IllegalStateException("a batch without a report");
      }
      for (int index = 0; index < places.size(); index++) {
        outcomes[places.get(index)] = outcome((JsonValue.Obj) report.get(index), index);
      }
    } catch (ActionError refused) {
      if (refused.code() == ErrorCode.FORBIDDEN_BY_POLICY) {
        // Batches may be forbidden where single upserts are not: each line is asked for by itself.
        return;
      }
      places.forEach(place -> outcomes[place] = BulkRun.failed(refused));
    }
  }

  private static JsonValue.Obj outcome(JsonValue.Obj entry, int index) {
    JsonValue error = entry.get("error");
    return error == null
        ? DONE
        : JsonValue.Obj.EMPTY
            .with("ok", new JsonValue.Bool(false))
            .with("error", error instanceof JsonValue.Obj told ? ofLine(told, index) : error);
  }

  /** The error of an entry of the batch in the words of the line, which knows of no batch. */
  private static JsonValue.Obj ofLine(JsonValue.Obj error, int index) {
    String entry = BatchWriteItems.ITEMS.name() + "[" + index + "]";
    JsonValue.Obj told = error;
    for (String member : List.of("message", "field")) {
      if (error.get(member) instanceof JsonValue.Str(String text)) {
        told = told.with(member, new JsonValue.Str(text.replace(entry, ITEM)));
      }
    }
    return told;
  }
}
