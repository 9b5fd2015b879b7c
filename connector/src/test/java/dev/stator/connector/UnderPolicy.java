package dev.stator.connector;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.connector.connection.AuditEntry;
import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Three tables, and a connection to them under a policy; what is written down of its calls. */
abstract class UnderPolicy {
  final ActionFixture actions =
      new ActionFixture().customers().table("Secrets", "id", "S").table("shop-orders", "id", "S");
  final List<AuditEntry> audit = new ArrayList<>();

  @AfterEach
  void close() {
    actions.close();
  }

  final Connector under(Policy policy) {
    return new Connector(
        Catalogue.standard(),
        Connections.of(
            Connection.of("c", actions.stator().client(), actions.stator().streamsClient())
                .with(policy)),
        audit::add);
  }

  static Policy allowing(String... tables) {
    return new Policy(false, List.of(tables), Set.of(), Policy.ITEMS_MAX, Policy.BYTES_MAX);
  }

  static ActionError refused(Connector connector, String action, String inputs) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            ActionError.class,
            () -> connector.run(action, (JsonValue.Obj) JsonFormat.read(inputs))),
        "not refused");
  }

  static JsonValue.Obj run(Connector connector, String action, String inputs) {
    return connector.run(action, (JsonValue.Obj) JsonFormat.read(inputs));
  }
}
