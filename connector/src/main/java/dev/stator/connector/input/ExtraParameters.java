package dev.stator.connector.input;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.JsonText;
import dev.stator.connector.value.KeyedValues;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An input whose members are more inputs, by their names in the API; each value is read as JSON if
 * it is JSON text. They add to the request and never change what another input has set: a member
 * that both set, to different values, is refused. Maps that both give, such as the names of
 * expressions, are joined key by key under the same rule.
 */
public final class ExtraParameters {
  /** Inputs whose two maps make one. */
  private static final Set<String> JOINED =
      Set.of("expressionAttributeNames", "expressionAttributeValues");

  private final Input<Map<String, JsonValue>> holder;
  private final List<Input<?>> extras;
  private final InputSet targets;

  /**
   * @param holder the input whose members these are; one of {@code known}
   * @param extras inputs that are published here only
   */
  public ExtraParameters(
      Input<Map<String, JsonValue>> holder, InputSet known, List<Input<?>> extras) {
    this.holder = holder;
    this.extras = List.copyOf(extras);
    this.targets = known.and(extras);
  }

  /** All inputs: those that are published, and the extras, which may stand beside them as well. */
  InputSet targets() {
    return targets;
  }

  /** The inputs that are published here only. */
  public List<Input<?>> extras() {
    return extras;
  }

  /** Moves the members of the holder in {@code found} to the inputs that they name. */
  void merge(Map<String, Inputs.Given> found) {
    Inputs.Given given = found.get(holder.name());
    if (given == null) {
      return;
    }
    KeyedValues.read(given.value(), holder.name())
        .forEach((name, written) -> add(found, name, JsonText.openIfJson(written)));
  }

  private void add(Map<String, Inputs.Given> found, String name, JsonValue value) {
    String path = holder.name() + "." + name;
    Input<?> target = targets.named(name, path);
    if (target.name().equals(holder.name())) {
      throw ActionError.invalidInput(path, "unknown input '" + path + "'");
    }
    Inputs.Given before = found.get(target.name());
    if (before != null && JOINED.contains(target.name())) {
      found.put(target.name(), before.with(join(before, value, path)));
    } else if (before == null || !isText(before, value)) {
      // Forms send their defaults always: who left a box unticked has set nothing.
      if (before != null && before.isDefault()) {
        found.remove(target.name());
      }
      Inputs.add(found, new Inputs.Given(target, path, value));
    }
  }

  /** Whether the text that was given before is {@code value}, which was opened by chance: "123". */
  private static boolean isText(Inputs.Given before, JsonValue value) {
    return JsonText.openIfJson(before.value()).equals(value);
  }

  private static JsonValue join(Inputs.Given before, JsonValue value, String path) {
    String name = before.input().name();
    Map<String, JsonValue> joined = new LinkedHashMap<>(KeyedValues.read(before.value(), name));
    KeyedValues.read(value, path)
        .forEach(
            (key, member) -> {
              JsonValue old = joined.putIfAbsent(key, member);
              if (old != null && !old.equals(member)) {
                throw ActionError.invalidInput(
                    path, path + ": " + key + " has another value in " + name);
              }
            });
    return new JsonValue.Obj(joined);
  }
}
