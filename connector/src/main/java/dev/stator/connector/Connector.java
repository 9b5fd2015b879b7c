package dev.stator.connector;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.AnswerRoom;
import dev.stator.connector.action.CommonInputs;
import dev.stator.connector.action.KeySchemas;
import dev.stator.connector.action.Safety;
import dev.stator.connector.connection.AuditEntry;
import dev.stator.connector.connection.AuditLog;
import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.RequestScope;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.error.ServiceErrors;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.Inputs;
import dev.stator.connector.table.TableInputs;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  @Override
  public ActionRunner as(@Nullable String caller) {
    return as(caller, AnswerRoom.UNBOUNDED);
  }

  /**
   * The same, for answers that lie in memory.
   *
   * @param room for what is read; a call that reads more fails with {@link ErrorCode#THROTTLING}
   */
  public ActionRunner as(@Nullable String caller, AnswerRoom room) {
    return (name, written) -> run(catalogue.action(name), written, caller, room);
  }

  /** Runs one action, of the catalogue or another, for nobody in particular. */
  public JsonValue.Obj run(Action action, JsonValue.Obj written) {
    return run(action, written, null, AnswerRoom.UNBOUNDED);
  }

  /**
   * Runs one action, of the catalogue or another.
   *
   * @param written its inputs
   * @param caller who is written down for it; null for nobody in particular
   * @param room for what is read
   * @return the result, in the format that the inputs ask for
   * @throws ActionError why it was not done, or may not have been
   */
  public JsonValue.Obj run(
      Action action, JsonValue.Obj written, @Nullable String caller, AnswerRoom room) {
    Inputs inputs = action.read(written);
    String named = inputs.optional(CommonInputs.CONNECTION);
    Connection connection =
        named == null && action.unconnected() ? Connection.NONE : connections.named(named);
    ActionCall call = new ActionCall(action.general(), inputs, connection, keySchemas, room);
    long started = System.nanoTime();
    String outcome = ErrorCode.INTERNAL_FAILURE.name();
    try {
      connection.policy().checkAction(connection.name(), action.key());
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
      audit.add(entry(action, caller, call, outcome, started));
    }
  }

  private static AuditEntry entry(
      Action action, @Nullable String caller, ActionCall call, String outcome, long started) {
    return new AuditEntry(
        action.key(),
        caller,
        call.connection().name(),
        Objects.requireNonNullElse(call.optional(CommonInputs.AWS_REGION), ""),
        tables(action, call),
        call.exchange().requestIds(),
        changes(action, call, outcome),
        outcome,
        (System.nanoTime() - started) / NANOS_PER_MILLI);
  }

  /** Those of its requests; of a call that was refused before them, the one that it names. */
  private static Set<String> tables(Action action, ActionCall call) {
    Set<String> asked = call.exchange().tables();
    Input<?> table = action.inputs().find(TableInputs.TABLE_NAME.name());
    return asked.isEmpty() && table != null && call.optional(table) instanceof String named
        ? Set.of(RequestScope.nameOf(named))
        : asked;
  }

  /** As its requests tell; a call that was refused before they could is what its action is. */
  private static boolean changes(Action action, ActionCall call, String outcome) {
    return call.exchange().changes()
        || (!call.exchange().isTold()
            && action.safety() != Safety.READ
            && outcome.equals(ErrorCode.FORBIDDEN_BY_POLICY.name()));
  }
}
