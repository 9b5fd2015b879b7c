package dev.stator.app.output;

import java.io.PrintStream;
import org.jline.terminal.Terminal;

/** How wide the terminal is that shows the output. */
public final class TerminalWidth {
  private TerminalWidth() {}

  /**
   * @return columns, or {@link TextTable#UNLIMITED} if {@code out} is no terminal
   */
  public static int of(PrintStream out) {
    return out == System.out
        ? PersonTerminal.find().map(Terminal::getWidth).orElse(TextTable.UNLIMITED)
        : TextTable.UNLIMITED;
  }
}
