package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tools over standard input and output, for one client: the one that started this process. Each
 * message is a line; several are worked on at a time, and each is answered as soon as it can be.
 *
 * <p>The protocol library's own transport is not used: it loses a response that is ready while
 * another is being handed on, and those that are not written when the input ends.
 *
 * <p>Source: Model Context Protocol, 2025-11-25, "Transports", stdio; JSON-RPC 2.0, section 5.1.
 */
public final class McpStdio {
  private static final System.Logger LOG = System.getLogger(McpStdio.class.getName());

  /** Messages that are worked on at a time; the next line waits for one of them. */
  private static final int MESSAGES_MAX = 16;

  private final StatelessExchange exchange;
  private final Semaphore places = new Semaphore(MESSAGES_MAX);
  private final ReentrantLock writing = new ReentrantLock();
  private final OutputStream out;

  private McpStdio(StatelessExchange exchange, OutputStream out) {
    this.exchange = exchange;
    this.out = out;
  }

  /**
   * Serves until {@code in} ends and what was asked is answered. Nobody else may write to {@code
   * out}.
   *
   * @param runner runs the actions of {@code catalogue}
   * @throws IOException if {@code in} cannot be read
   */
  public static void serve(
      Catalogue catalogue, ActionRunner runner, McpConfig config, InputStream in, OutputStream out)
      throws InterruptedException, IOException {
    new McpStdio(McpServers.serve(catalogue, runner, config), out).serve(new MessageLines(in));
  }

  private void serve(MessageLines lines) throws InterruptedException, IOException {
    // Its close waits for the answers.
    try (ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor()) {
      for (MessageLines.Line line = lines.next(); line != null; line = lines.next()) {
        MessageLines.Line message = line;
        places.acquire();
        answering.execute(
            () -> {
              try {
                answer(message);
              } finally {
                places.release();
              }
            });
      }
    }
  }

  private void answer(MessageLines.Line line) {
    if (line.isTooLong()) {
      String told = "a message is longer than " + MessageLines.MESSAGE_LENGTH_MAX + " bytes";
      write(RpcError.json(null, RpcError.INVALID_REQUEST, told));
      return;
    }
    try {
      exchange.answer(line.text(), null).ifPresent(response -> write(response.json()));
    } catch (MalformedMessageException malformed) {
      write(RpcError.json(null, RpcError.PARSE_ERROR, "the line is no message of JSON-RPC 2.0"));
    }
  }

  private void write(byte[] json) {
    writing.lock();
    try {
      out.write(json);
      out.write('\n');
      out.flush();
    } catch (IOException gone) {
      // The client has closed its end: its input ends as well, and with it this process.
      LOG.log(System.Logger.Level.DEBUG, "nobody reads the answer", gone);
    } finally {
      writing.unlock();
    }
  }
}
