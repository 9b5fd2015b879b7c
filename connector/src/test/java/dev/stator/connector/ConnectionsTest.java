package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.picker.Pickers;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which database a call means. */
class ConnectionsTest {
  private final ActionFixture actions = new ActionFixture().customers();

  @AfterEach
  void close() {
    actions.close();
  }

  private Connector with(@Nullable String defaultName) {
    Connection one =
        Connection.of("orders", actions.stator().client(), actions.stator().streamsClient());
    Connection other =
        Connection.of("billing", actions.stator().client(), actions.stator().streamsClient());
    return new Connector(Catalogue.standard(), new Connections(defaultName, List.of(one, other)));
  }

  @Test
  void asksWhichOneIsMeantIfNoneIsTheDefault() {
    ActionError error =
        Objects.requireNonNull(
            catchThrowableOfType(
                ActionError.class, () -> with(null).run("listTables", JsonValue.Obj.EMPTY)));
    assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_CONNECTION);
    assertThat(error.text())
        .isEqualTo("this call names no connection, and none of them is the default one");
    assertThat(error.hint()).isEqualTo("awsConnection is one of billing, orders");
    assertThat(error.field()).isEqualTo("awsConnection");
  }

  @Test
  void takesTheOneThatIsNamedOrTheDefault() {
    JsonValue.Obj named = (JsonValue.Obj) JsonFormat.read("{\"awsConnection\": \"orders\"}");
    assertThat(ActionFixture.text(with(null).run("listTables", named))).contains("Customers");
    assertThat(ActionFixture.text(with("billing").run("listTables", JsonValue.Obj.EMPTY)))
        .contains("Customers");
  }

  /** Somebody who is to choose a connection has none yet. */
  @ParameterizedTest
  @ValueSource(strings = {"connections", "regions"})
  void offersWhatIsOfNoConnection(String picker) {
    Connector connector = with(null);
    JsonValue.Obj options =
        connector.run(
            Pickers.of(connector.connections()::names).action(picker), JsonValue.Obj.EMPTY);
    assertThat(ActionFixture.text(options))
        .contains(picker.equals("regions") ? "eu-west-1" : "\"key\":\"billing\"");
  }
}
