package dev.stator.connector;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.CommonInputs;
import dev.stator.connector.action.KeySchemas;
import dev.stator.connector.action.Safety;
import dev.stator.connector.connection.AuditEntry;
import dev.stator.connector.connection.AuditLog;
import dev.stator.connector.connection.Connection;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.error.ServiceErrors;
import dev.stator.connector.input.Inputs;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import java.util.Objects;

/** Runs actions. For many threads. */
public final class Connector implements ActionRunner {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Catalogue catalogue;
  private final Connections connections;
  private final AuditLog audit;
  private final KeySchemas keySchemas = new KeySchemas();

  public Connector(Catalogue catalogue, Connections connections) {
    this(catalogue, connections, AuditLog.NONE);
  }

  /**
   * @param audit where each call is written down
   */
  public Connector(Catalogue catalogue, Connections connections, AuditLog audit) {
    this.catalogue = catalogue;
    this.connections = connections;
    this.audit = audit;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public Connections connections() {
    return connections;
  }

  @Override
  public JsonValue.Obj run(String name, JsonValue.Obj written) {
    return run(catalogue.action(name), written);
  }

  /**
   * Runs one action, of the catalogue or another.
   *
   * @param written its inputs
   * @return the result, in the format that the inputs ask for
   * @throws ActionError why it was not done, or may not have been
   */
  public JsonValue.Obj run(Action action, JsonValue.Obj written) {
    Inputs inputs = action.read(written);
    Connection connection = connections.named(inputs.optional(CommonInputs.CONNECTION));
    connection.policy().checkAction(connection.name(), action.key());
    ActionCall call = new ActionCall(action.general(), inputs, connection, keySchemas);
    long started = System.nanoTime();
    String outcome = ErrorCode.INTERNAL_FAILURE.name();
    try {
      JsonValue.Obj result = call.format().write(action.code().apply(call), call.exchange());
      outcome = "OK";
      return result;
    } catch (TableError failure) {
      ActionError error = ServiceErrors.translate(failure, action.safety() == Safety.READ);
      outcome = error.code().name();
      throw call.format().told(InputMeant.ofService(action, inputs, error));
    } catch (ActionError error) {
      outcome = error.code().name();
      throw call.format().told(InputMeant.of(action, inputs, error));
    } finally {
      audit.add(entry(action, call, outcome, started));
    }
  }

  private static AuditEntry entry(Action action, ActionCall call, String outcome, long started) {
    return new AuditEntry(
        action.key(),
        call.connection().name(),
        Objects.requireNonNullElse(call.optional(CommonInputs.AWS_REGION), ""),
        call.exchange().tables(),
        call.exchange().requestIds(),
        call.exchange().changes(),
        outcome,
        (System.nanoTime() - started) / NANOS_PER_MILLI);
  }
}
