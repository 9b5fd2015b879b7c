package dev.stator.app.output;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal of this process, if a person sits at it. */
public final class PersonTerminal {
  /** Made once and never closed: closing it would close the process's output. */
  private static final class Holder {
    static final Optional<Terminal> TERMINAL = open();
  }

  private PersonTerminal() {}

  /**
   * @return empty if input or output is a file or a pipe
   */
  public static Optional<Terminal> find() {
    return Holder.TERMINAL;
  }

  private static Optional<Terminal> open() {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysOut)
              .dumb(true)
              .build();
      return Optional.of(terminal).filter(one -> !one.getType().startsWith(Terminal.TYPE_DUMB));
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
