package dev.stator.app.yaml;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;

/** A file says something it must not: {@code file:line: reason}. */
public final class YamlError extends StartFailure {
  private static final long serialVersionUID = 1;

  public YamlError(Position position, String reason) {
    super(ExitCode.USAGE, position + ": " + reason);
  }

  /** The file as a whole is wrong. */
  public YamlError(String file, String reason) {
    super(ExitCode.USAGE, file + ": " + reason);
  }
}
