package dev.stator.app.wiring;

import static dev.stator.app.wiring.Servers.send;
import static dev.stator.app.wiring.Servers.uri;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections of resources: which one a call means, and what is written down of it. */
class ConnectorWiringTest {
  @TempDir Path folder;

  private RunningServer with(String... names) throws IOException {
    return Servers.start(Map.of(Setting.RESOURCES, resources(names).toString()));
  }

  private Path resources(String... names) throws IOException {
    StringBuilder documents = new StringBuilder();
    for (String name : names) {
      documents.append(
          """
          apiVersion: stator.dev/v1
          kind: Connection
          metadata: {name: %s}
          spec: {region: eu-west-1, audit: writes, policy: {readOnly: true}}
          ---
          """
              .formatted(name));
    }
    Path resources = Files.createDirectories(folder.resolve("resources"));
    Files.writeString(resources.resolve("connections.yaml"), documents.toString());
    return resources;
  }

  @Test
  void takes_the_built_in_name_for_the_default() throws IOException {
    try (RunningServer server = with("billing", "local")) {
      assertThat(send("POST", uri(server, Port.HTTP, "/v1/actions/listTables"), ""))
          .startsWith("200");
    }
    try (RunningServer server = with("local", "default")) {
      assertThat(
              send(
                  "POST",
                  uri(server, Port.HTTP, "/v1/actions/createItem"),
                  "{\"tableName\": \"T\", \"item\": {\"id\": \"a\"}}"))
          .startsWith("403")
          .contains("connection 'default' is read-only");
    }
  }

  @Test
  void asks_which_of_several_is_meant_and_offers_their_names() throws IOException {
    try (RunningServer server = with("billing", "orders")) {
      assertThat(send("POST", uri(server, Port.HTTP, "/v1/actions/listTables"), ""))
          .startsWith("400")
          .contains("UNKNOWN_CONNECTION", "names no connection", "one of billing, orders");
      assertThat(send("GET", uri(server, Port.HTTP, "/v1/pickers/connections"), ""))
          .startsWith("200")
          .contains("\"key\":\"billing\"", "\"key\":\"orders\"");
      assertThat(send("GET", uri(server, Port.HTTP, "/v1/pickers/regions"), ""))
          .startsWith("200")
          .contains("\"key\":\"eu-west-1\"");
      assertThat(send("GET", uri(server, Port.HTTP, "/v1/pickers/tables"), "")).startsWith("400");
    }
  }

  @Test
  void writes_down_who_was_refused_a_write() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("stator.yaml"),
            """
            resources: %s
            mcp-access: all
            authentication:
              bearer-tokens: [{name: billing-job, token: s3cret-of-it}]
            """
                .formatted(resources("local")));
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler capture = capture(lines);
    Logger audit = Logger.getLogger("stator.audit");
    @Nullable Level before = audit.getLevel();
    audit.setLevel(Level.INFO);
    audit.addHandler(capture);
    try (RunningServer server = Servers.start(config)) {
      String write = "{\"tableName\": \"T\", \"item\": {\"id\": \"a\"}}";
      assertThat(post(server, "/v1/actions/createItem", "application/json", write))
          .startsWith("403");
      assertThat(post(server, "/v1/actions/listTables", "application/json", "{}"))
          .startsWith("200");
      assertThat(post(server, "/v1/actions/createItem", "application/x-ndjson", write))
          .startsWith("200");
      assertThat(
              post(
                  server,
                  "/mcp",
                  "application/json",
                  "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                      + "{\"name\":\"dynamodb_put_item\",\"arguments\":"
                      + write
                      + "}}"))
          .contains("read-only");
    } finally {
      audit.removeHandler(capture);
      audit.setLevel(before);
    }
    assertThat(lines)
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains(
                        " caller=billing-job connection=local ",
                        " tables=T changes=true outcome=FORBIDDEN_BY_POLICY ")
                    .doesNotContain("s3cret"));
  }

  private static String post(RunningServer server, String path, String type, String body) {
    return send(
        HttpRequest.newBuilder(uri(server, Port.HTTP, path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", type)
            .header("Accept", "application/json, text/event-stream")
            .header("Authorization", "Bearer s3cret-of-it")
            .build());
  }

  private static Handler capture(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(new SimpleFormatter().formatMessage(line));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
