package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.wiring.RunningServer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One server from its start to its stop, which a signal may ask for at any time:
 *
 * <pre>
 * starting --ready--> running --signal--> stopped
 *    |  |
 *    |  +--signal--> the start is awaited, then stopped
 *    +--failed--> over; the thread that started it tells why
 * </pre>
 *
 * <p>For two threads: one starts, one stops.
 */
final class ServerLife {
  /** A start that takes longer waits for something far away. No request was answered yet. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final Duration patience;
  private final CompletableFuture<RunningServer> started = new CompletableFuture<>();
  private volatile boolean stopping;

  ServerLife(Terminal terminal) {
    this(terminal, START_PATIENCE);
  }

  ServerLife(Terminal terminal, Duration patience) {
    this.terminal = terminal;
    this.patience = patience;
  }

  /**
   * @return the server, or null if it is about to be stopped
   */
  @Nullable RunningServer start(Supplier<RunningServer> starting) {
    try {
      RunningServer server = starting.get();
      started.complete(server);
      return stopping ? null : server;
    } catch (RuntimeException failed) {
      started.completeExceptionally(failed);
      throw failed;
    }
  }

  /**
   * Stops a server that runs or is being started.
   *
   * @return how the process ends, or null if the start failed and is being told by its own thread
   */
  @Nullable ExitCode stop() {
    stopping = true;
    if (started.isCompletedExceptionally()) {
      return null;
    }
    terminal.say(
        started.isDone()
            ? "Stopping: requests in progress are finished, new ones are refused ..."
            : "Stopping: the start is finished first ...");
    try {
      started.get(patience.toMillis(), TimeUnit.MILLISECONDS).close();
      terminal.say("Stopped; the store is closed.");
      return ExitCode.OK;
    } catch (TimeoutException waiting) {
      terminal.say("Stopped in the middle of its start; nothing was answered yet.");
      return ExitCode.OK;
    } catch (ExecutionException | CancellationException failedMeanwhile) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return ExitCode.UNEXPECTED;
    } catch (RuntimeException failed) {
      terminal.fail("did not stop cleanly: " + failed);
      return ExitCode.UNEXPECTED;
    }
  }
}
