package dev.stator.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The protocol library's own client over standard input and output, with a process. */
class McpStdioTest {
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
}
