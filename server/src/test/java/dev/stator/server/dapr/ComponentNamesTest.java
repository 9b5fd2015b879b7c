package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.dapr.StateStore;
import dev.stator.dapr.StateStoreSettings;
import dev.stator.embedded.Stator;
import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprSettings;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.token.Tokens;
import dev.stator.tables.TableSetup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores with odd names, as Dapr's integration test "compname" has them. */
class ComponentNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a b", "ö😀", "a+b&c=d?e#f", "bulk", "..a", "%41", "[x]{y}|z"})
  void are_found_under_their_escaped_names(String name) {
    try (Stator stator = Stator.inMemory()) {
      StateStore store =
          new StateStore(stator.client(), StateStoreSettings.parse(Map.of("table", "state")));
      TableSetup.ensure(stator.client(), store.settings().tableShape());
      try (HttpServer server =
          DaprServer.start(
              new DaprSettings("app", "", Tokens.of(List.of()), "0.1.0"),
              new DaprComponents(List.of(new DaprComponents.Store(name, "v1", store)), List.of()),
              Readiness.Ready::new)) {
        String path = "/v1.0/state/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        int port = server.port("dapr");
        assertThat(
                DaprServer.send(port, "POST", path, "[{\"key\":\"k\",\"value\":1}]").statusCode())
            .isEqualTo(204);
        assertThat(DaprServer.send(port, "GET", path + "/k", "").body()).isEqualTo("1");
      }
    }
  }
}
