package dev.stator.app.output;

import java.io.IOException;
import java.io.PrintStream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** How wide the terminal is that shows the output. */
public final class TerminalWidth {
  private TerminalWidth() {}

  /**
   * @return columns, or {@link TextTable#UNLIMITED} if {@code out} is no terminal
   */
  public static int of(PrintStream out) {
    if (out != System.out) {
      return TextTable.UNLIMITED;
    }
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .systemOutput(TerminalBuilder.SystemOutput.SysOut)
            .dumb(true)
            .build()) {
      boolean isTerminal = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
      return isTerminal ? Math.max(0, terminal.getWidth()) : TextTable.UNLIMITED;
    } catch (IOException none) {
      return TextTable.UNLIMITED;
    }
  }
}
