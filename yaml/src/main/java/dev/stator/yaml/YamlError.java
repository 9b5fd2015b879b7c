package dev.stator.yaml;

import java.util.List;

/** A file says something it must not: {@code file:line: reason}, one or more lines of it. */
public final class YamlError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> lines;

  public YamlError(Position position, String reason) {
    this(List.of(position + ": " + reason));
  }

  /** The file as a whole is wrong. */
  public YamlError(String file, String reason) {
    this(List.of(file + ": " + reason));
  }

  /**
   * @param lines at least one, each with its file and line
   */
  public YamlError(List<String> lines) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
  }

  public List<String> lines() {
    return lines;
  }
}
