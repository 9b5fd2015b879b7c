package dev.stator.app.command;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of the process: one line an event on stderr, warnings and errors unless all is asked. */
final class ProcessLog {
  private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger ROOT = Logger.getLogger("");

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
    for (Handler handler : ROOT.getHandlers()) {
      handler.setLevel(level);
    }
  }
}
