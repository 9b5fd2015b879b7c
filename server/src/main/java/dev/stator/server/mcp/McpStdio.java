package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** The tools over standard input and output, for one client: the one that started this process. */
public final class McpStdio {
  private McpStdio() {}

  /**
   * Serves until {@code in} ends and what was asked is answered. Nobody else may write to {@code
   * out}.
   *
   * @param runner runs the actions of {@code catalogue}
   */
  public static void serve(
      Catalogue catalogue, ActionRunner runner, McpConfig config, InputStream in, OutputStream out)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    StdioAnswers answers = new StdioAnswers(in, out, ended::countDown);
    McpSyncServer server =
        McpServers.single(
            new StdioServerTransportProvider(
                McpMapper.EXACT, answers.requests(), answers.responses()),
            AgentTools.of(catalogue, runner, config),
            config);
    ended.await();
    server.closeGracefully();
  }
}
