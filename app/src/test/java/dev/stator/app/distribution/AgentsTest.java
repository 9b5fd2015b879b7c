package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stator mcp} and {@code stator call} as agents and shells start them. */
class AgentsTest {
  @TempDir Path folder;

  private static McpSyncClient tools(String... flags) {
    List<String> arguments = new ArrayList<>(List.of("mcp"));
    arguments.addAll(List.of(flags));
    McpSyncClient client =
        McpClient.sync(
                new StdioClientTransport(
                    ServerParameters.builder(StatorProcess.SCRIPT.toString())
                        .args(arguments)
                        .build(),
                    McpJsonDefaults.getMapper()))
            .requestTimeout(Duration.ofSeconds(60))
            .initializationTimeout(Duration.ofSeconds(60))
            .build();
    client.initialize();
    return client;
  }

  private static String text(McpSchema.CallToolResult result) {
    assertThat(result.isError()).as(result.toString()).isFalse();
    return ((McpSchema.TextContent) result.content().getFirst()).text();
  }

  /** A pipe that stays open: what has come is run at once, and a stop tells how far it was. */
  @Test
  void a_bulk_call_that_is_stopped_tells_where_to_go_on() throws Exception {
    try (StatorProcess server = StatorProcess.serve(folder, "--memory");
        StatorProcess call =
            StatorProcess.start(
                folder,
                "call",
                "listTables",
                "--from",
                "-",
                "--server",
                "http://" + server.url("Connector").getAuthority())) {
      call.type("{}\n\n{}\n");
      call.awaitAlive(() -> call.out().lines().count() == 2);
      call.type("{}\n");
      call.awaitAlive(() -> call.out().lines().count() == 3);
      assertThat(call.terminate().exitCode()).isEqualTo(143);
      assertThat(call.err())
          .contains("stator: stopped after line 4; of later lines some may be done too; --skip 4");
    }
  }

  @Test
  void tools_work_on_tables_of_their_own_or_of_a_running_server() throws Exception {
    try (McpSyncClient own = tools("--memory")) {
      assertThat(own.listTools().tools()).hasSize(9);
      assertThat(text(own.callTool(McpSchema.CallToolRequest.builder("dynamodb_overview").build())))
          .contains("\"tables\":[");
    }
    try (StatorProcess server = StatorProcess.serve(folder, "--memory")) {
      String address = "http://" + server.url("Connector").getAuthority();
      lines(address);
      try (McpSyncClient theirs = tools("--server", address, "--mcp-access", "write")) {
        assertThat(theirs.listTools().tools()).hasSize(13);
        assertThat(
                text(
                    theirs.callTool(
                        McpSchema.CallToolRequest.builder("dynamodb_get_item")
                            .arguments(Map.of("tableName", "items", "value", "3"))
                            .build())))
            .contains("\"Item\":{\"id\":\"3\"}");
      }
    }
  }

  /** Lines on standard input, one item each. */
  private void lines(String address) throws Exception {
    Path lines = folder.resolve("lines.ndjson");
    Files.writeString(lines, "{\"id\": \"1\"}\n{\"id\": \"2\"}\n{\"id\": \"3\"}\n");
    Process call =
        new ProcessBuilder(
                StatorProcess.SCRIPT.toString(),
                "call",
                "createItem",
                "--table-name",
                "items",
                "--each",
                "item",
                "--from",
                "-",
                "--server",
                address)
            .redirectInput(lines.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(call.waitFor()).as(printed).isZero();
    assertThat(printed).contains("stator: 3 lines, 0 failed, ");
  }
}
