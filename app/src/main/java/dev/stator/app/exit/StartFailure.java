package dev.stator.app.exit;

import java.util.List;

/** The command cannot be done: one line for each reason, and the exit code. */
public class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final List<String> lines;

  public StartFailure(ExitCode exitCode, String line) {
    this(exitCode, List.of(line));
  }

  public StartFailure(ExitCode exitCode, String line, Throwable cause) {
    super(line, cause);
    this.exitCode = exitCode;
    this.lines = List.of(line);
  }

  /**
   * @param lines at least one, without a line break, without secrets
   */
  public StartFailure(ExitCode exitCode, List<String> lines) {
    super(String.join("; ", lines));
    this.exitCode = exitCode;
    this.lines = List.copyOf(lines);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public List<String> lines() {
    return lines;
  }
}
