package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.wiring.RunningServer;
import dev.stator.embedded.Stator;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.AwsClients;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same orders in a running server and in a folder, and commands that are run on either. */
abstract class OrdersInTwoPlaces {
  enum Place {
    SERVER,
    FOLDER
  }

  static final List<String> ORDERS =
      List.of(
          "{\"customer\":\"ada\",\"placed\":1,\"status\":\"open\",\"total\":9.5}",
          "{\"customer\":\"ada\",\"placed\":2,\"status\":\"paid\",\"total\":123456789012345678901234567890}",
          "{\"customer\":\"ada\",\"placed\":10,\"status\":\"open\",\"total\":3}",
          "{\"customer\":\"bob\",\"placed\":1,\"status\":\"open\",\"total\":7}");

  @TempDir static Path folder;
  private static RunningServer server;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void fill() {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.MEMORY, "true");
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    server = RunningServer.start(ServeConfig.from(Settings.of(flags)));
    try (AwsClients clients = new AwsClients();
        Stator stator = Stator.open(folder.resolve("data"))) {
      OrderTables.create(
          clients.client(
              new ConnectionSettings(
                  null,
                  URI.create(endpoint()),
                  new Credentials.Static(Secret.of("a"), Secret.of("b"), null))));
      OrderTables.create(stator.client());
    }
    OrdersInTwoPlaces itself = new OrdersInTwoPlaces() {};
    for (Place place : Place.values()) {
      String lines = String.join("\n\n", ORDERS) + "\n";
      assertThat(itself.run(place, lines, "put", "orders", "--from", "-"))
          .as(itself.err())
          .isEqualTo(ExitCode.OK);
      assertThat(itself.err()).isEqualTo("stator: 4 items written\n");
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  static String endpoint() {
    return "http://127.0.0.1:" + server.ports().get(Port.DYNAMODB);
  }

  ExitCode run(Place place, String input, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(
        switch (place) {
          case SERVER -> List.of("--endpoint", endpoint());
          case FOLDER -> List.of("--data", folder.resolve("data").toString());
        });
    return run(input, arguments.toArray(String[]::new));
  }

  ExitCode run(String input, String... words) {
    out.reset();
    err.reset();
    return new StatorCommand(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
        .run(words);
  }

  void ok(Place place, String... words) {
    assertThat(run(place, "", words)).as(err()).isEqualTo(ExitCode.OK);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
