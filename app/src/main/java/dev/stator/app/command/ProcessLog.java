package dev.stator.app.command;

import io.grpc.StatusRuntimeException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of the process: one line an event on stderr, warnings and errors unless all is asked, and
 * the audit lines that connections ask for, always.
 */
final class ProcessLog {
  private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

  /** Held, because a logger that nobody holds forgets its level and its filter. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger LISTENER = Logger.getLogger("io.helidon.webserver.ServerListener");

  private static final Logger GRPC_STREAM =
      Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerStream");

  /** Who did what over connections; its lines are written because a resource asks for them. */
  private static final Logger AUDIT = Logger.getLogger("stator.audit");

  private ProcessLog() {}

  /**
   * @param verbose also what is only of interest when something is wrong
   */
  static void configure(boolean verbose) {
    if (System.getProperty(FORMAT) == null) {
      System.setProperty(FORMAT, "%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    }
    Level level = verbose ? Level.INFO : Level.WARNING;
    ROOT.setLevel(level);
    AUDIT.setLevel(Level.INFO);
    // A connection that comes while the server stops is turned away, which is nobody's fault.
    LISTENER.setFilter(line -> !(line.getThrown() instanceof RejectedExecutionException));
    // A message that is too large, which its sender is told, and could send again and again.
    GRPC_STREAM.setFilter(line -> !(line.getThrown() instanceof StatusRuntimeException));
    for (Handler handler : ROOT.getHandlers()) {
      handler.setLevel(Level.INFO);
    }
  }
}
