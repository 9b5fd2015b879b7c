package dev.stator.connector;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.CommonInputs;
import dev.stator.connector.action.KeySchemas;
import dev.stator.connector.action.Safety;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ServiceErrors;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.Inputs;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Runs actions. For many threads. */
public final class Connector {
  private final Catalogue catalogue;
  private final Connections connections;
  private final KeySchemas keySchemas = new KeySchemas();

  public Connector(Catalogue catalogue, Connections connections) {
    this.catalogue = catalogue;
    this.connections = connections;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * Runs one action.
   *
   * @param name its key or an alias
   * @param written its inputs
   * @return the result, in the format that the inputs ask for
   * @throws ActionError why it was not done, or may not have been
   */
  public JsonValue.Obj run(String name, JsonValue.Obj written) {
    Action action = catalogue.action(name);
    Inputs inputs = action.read(written);
    ActionCall call =
        new ActionCall(
            inputs,
            connections.client(
                inputs.optional(CommonInputs.CONNECTION), inputs.optional(CommonInputs.AWS_REGION)),
            keySchemas);
    try {
      return call.format().write(action.code().apply(call), call.metrics());
    } catch (TableError failure) {
      ActionError error = ServiceErrors.translate(failure, action.safety() == Safety.READ);
      throw error.withField(published(action, error.field()));
    }
  }

  /** The published name of the input that the service's message spoke about, if there is one. */
  private static @Nullable String published(Action action, @Nullable String field) {
    Input<?> input = field == null ? null : action.inputs().find(field);
    return input == null ? null : input.name();
  }
}
