package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.action.CommonInputs;
import dev.stator.tables.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Runs actions on one connection, whichever a caller names.
 *
 * @param connection its name
 */
record PinnedRunner(ActionRunner runner, String connection) implements ActionRunner {
  @Override
  public JsonValue.Obj run(String action, JsonValue.Obj inputs) {
    return runner.run(
        action, inputs.with(CommonInputs.CONNECTION.name(), new JsonValue.Str(connection)));
  }

  @Override
  public ActionRunner as(@Nullable String caller) {
    return new PinnedRunner(runner.as(caller), connection);
  }
}
