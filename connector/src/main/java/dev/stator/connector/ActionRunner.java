package dev.stator.connector;

import dev.stator.tables.json.JsonValue;

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
}
