package dev.stator.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.Catalogue;
import dev.stator.server.shell.KeptLog;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol library's own client over standard input and output, with a process. */
class McpStdioTest {
  /** Many at once: none of their responses may be lost. */
  private static final int PINGS = 200;

  @TempDir Path folder;

  @Test
  void callsEveryTool() {
    ServerParameters program =
        ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .args("-cp", System.getProperty("java.class.path"), StdioTools.class.getName())
            .build();
    try (McpSyncClient client =
        McpClient.sync(new StdioClientTransport(program, McpMapper.EXACT))
            .requestTimeout(Duration.ofSeconds(60))
            .initializationTimeout(Duration.ofSeconds(60))
            .build()) {
      client.initialize();
      ToolCalls calls = new ToolCalls(client);
      EveryTool.run(calls);
      assertThat(calls.called())
          .isEqualTo(new TreeSet<>(calls.tools().stream().map(McpSchema.Tool::name).toList()));
    }
  }

  /** As a shell does: what was asked is answered, though nothing more can be asked. */
  @Test
  void answersWhatWasAskedBeforeTheEnd() throws Exception {
    Path questions =
        Files.writeString(
            folder.resolve("questions"),
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"shell","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"dynamodb_overview","arguments":{}}}

            no message
            {"jsonrpc":"2.0","id":4,"method":"no/method"}
            """
                + "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\"}\n".repeat(PINGS));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StdioTools.class.getName())
            .redirectInput(questions.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> answers =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    assertThat(answers).hasSize(5 + PINGS);
    assertThat(answers)
        .contains(
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,"
                + "\"message\":\"the line is no message of JSON-RPC 2.0\"}}")
        .anyMatch(answer -> answer.contains("\"id\":4") && answer.contains("-32601"));
    assertThat(answers)
        .anyMatch(answer -> answer.contains("\"id\":3") && answer.contains("tables"));
  }

  /** The argument that the tool did not like is no line that the server did not understand. */
  @Test
  void tellsAFailureOfAToolAsOursAndLogsIt() throws Exception {
    RuntimeException fault = new IllegalArgumentException("secret");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (KeptLog log = KeptLog.of(McpServers.class)) {
      McpStdio.serve(
          Catalogue.standard(),
          McpHttpTest.failing(fault),
          McpConfig.of(McpConfig.Access.READ, "test"),
          new ByteArrayInputStream((McpHttpTest.OVERVIEW + "\n").getBytes(StandardCharsets.UTF_8)),
          out);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("\"id\":7", "\"code\":-32603", "internal failure")
          .doesNotContain("secret");
      assertThat(log.records()).singleElement().extracting(LogRecord::getThrown).isSameAs(fault);
    }
  }
}
