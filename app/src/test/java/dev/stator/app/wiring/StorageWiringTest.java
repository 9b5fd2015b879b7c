package dev.stator.app.wiring;

import static dev.stator.app.wiring.Servers.send;
import static dev.stator.app.wiring.Servers.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import dev.stator.app.resources.Seed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageWiringTest {
  @TempDir Path folder;

  private RunningServer serve(String yaml) throws Exception {
    Files.writeString(folder.resolve("storages.yaml"), yaml);
    return Servers.start(
        Map.of(Setting.RESOURCES, folder.toString(), Setting.FRONT_ENDS, "storage,dynamodb"));
  }

  @Test
  void serves_the_three_configurations_of_the_drivers_page() throws Exception {
    String all =
        String.join(
            "---\n",
            Seed.read("storage-minimal"),
            Seed.read("storage-persistent"),
            Seed.read("storage-temporary"));
    try (RunningServer server = serve(all)) {
      assertThat(server.report().resources())
          .containsExactly(
              "Storage 'minimal': table my-persistent-storage, embedded; region and keys are checked"
                  + " but not used",
              "Storage 'persistent': table my-table-name, embedded",
              "Storage 'temporary': table my-table-name, embedded");
      for (String name : new String[] {"minimal", "persistent", "temporary"}) {
        URI item = uri(server, Port.HTTP, "/storage/" + name + "/of/" + name);
        assertThat(send("PUT", item, "hello")).isEqualTo("200 OK");
        assertThat(send("GET", item, "")).isEqualTo("200 hello");
      }
      assertThat(send("GET", uri(server, Port.HTTP, "/storage/persistent/"), ""))
          .as("two Storages on one table")
          .contains("of/persistent", "of/temporary");
      assertThat(ttl(server, "/storage/temporary/of/temporary")).isIn("300", "299");
      assertThat(ttl(server, "/storage/temporary/of/persistent")).isEmpty();
    }
  }

  private static HttpResponse<String> ask(RunningServer server, String path, String token)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(server, Port.HTTP, path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static String ttl(RunningServer server, String path) throws Exception {
    return ask(server, path, "").headers().firstValue("x-ttl").orElse("");
  }

  @Test
  void mounts_drivers_and_judges_by_rules() throws Exception {
    try (RunningServer server =
        serve(
            """
            apiVersion: stator.dev/v1
            kind: Storage
            metadata: {name: app}
            spec:
              table: app-items
              layout: partitioned
              mounts:
              - {at: cache, driver: memory, expireIn: 60}
              - {at: other, table: other-items}
              access:
              - {prefix: cache, allow: [read, write]}
              - allow: [read]
                tokens:
                - {name: reader, secretKeyRef: {name: tokens, key: reader}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: tokens}
            stringData: {reader: read-me}
            """)) {
      assertThat(server.report().resources())
          .containsExactly(
              "Storage 'app': table app-items, embedded",
              "Storage 'app' at cache: in this process's memory",
              "Storage 'app' at other: table other-items, embedded");
      assertThat(send("PUT", uri(server, Port.HTTP, "/storage/app/cache/a"), "1"))
          .isEqualTo("200 OK");
      assertThat(ttl(server, "/storage/app/cache/a")).isIn("60", "59");
      assertThat(send("PUT", uri(server, Port.HTTP, "/storage/app/x"), "1")).startsWith("401");
      assertThat(ask(server, "/storage/app/", "").statusCode()).isEqualTo(401);
      assertThat(ask(server, "/storage/app/", "read-me").body()).isEqualTo("[\"cache/a\"]");
    }
  }

  @Test
  void refuses_a_token_that_cannot_be_sent() {
    assertThatThrownBy(
            () ->
                serve(
                    """
                    apiVersion: stator.dev/v1
                    kind: Storage
                    metadata: {name: app}
                    spec:
                      table: app-items
                      access:
                      - {allow: [read], tokens: [{name: bad, value: "not sent"}]}
                    """))
        .hasMessageContaining("storages.yaml:7: the token 'bad' may have only letters")
        .hasMessageNotContaining("not sent");
  }

  @Test
  void refuses_a_table_that_has_another_key() {
    assertThatThrownBy(
            () ->
                serve(
                    """
                    apiVersion: stator.dev/v1
                    kind: Storage
                    metadata: {name: flat}
                    spec: {table: shared-items}
                    ---
                    apiVersion: stator.dev/v1
                    kind: Storage
                    metadata: {name: parted}
                    spec: {table: shared-items, layout: partitioned}
                    """))
        .hasMessageContaining(
            "storages.yaml:6: the table 'shared-items' has another key than this Storage, which"
                + " needs the partition key 'key' (S) and the sort key 'sort' (S)");
  }
}
