package dev.stator.connector;

import dev.stator.tables.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Whatever runs actions: the connector in this process, or one that is reached over a wire. */
@FunctionalInterface
public interface ActionRunner {

  /**
   * Runs one action.
   *
   * @param action its key or an alias
   * @param inputs its inputs
   * @return the result, in the format that the inputs ask for
   * @throws ActionError why it was not done, or may not have been
   */
  JsonValue.Obj run(String action, JsonValue.Obj inputs);

  /**
   * The same for the calls of one caller, who is written down with them; who runs actions elsewhere
   * knows no callers.
   *
   * @param caller a name that may be logged; null for nobody in particular
   */
  default ActionRunner as(@Nullable String caller) {
    return this;
  }
}
