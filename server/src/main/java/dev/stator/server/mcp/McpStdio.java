package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** The tools over standard input and output, for one client: the one that started this process. */
public final class McpStdio {
  private McpStdio() {}

  /**
   * Serves until {@code in} ends. Nobody else may write to {@code out}.
   *
   * @param runner runs the actions of {@code catalogue}
   */
  public static void serve(
      Catalogue catalogue, ActionRunner runner, McpConfig config, InputStream in, OutputStream out)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    McpSyncServer server =
        McpServers.single(
            new StdioServerTransportProvider(McpMapper.EXACT, new EndTelling(in, ended), out),
            AgentTools.of(catalogue, runner, config),
            config);
    ended.await();
    server.closeGracefully();
  }

  /** Input that tells when it has ended. */
  private static final class EndTelling extends FilterInputStream {
    private final CountDownLatch ended;

    EndTelling(InputStream in, CountDownLatch ended) {
      super(in);
      this.ended = ended;
    }

    @Override
    public int read() throws IOException {
      return told(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return told(super.read(buffer, offset, length));
    }

    private int told(int read) {
      if (read < 0) {
        ended.countDown();
      }
      return read;
    }
  }
}
