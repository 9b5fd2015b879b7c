package dev.stator.yaml;

/**
 * Where something is written.
 *
 * @param file as the user named it
 * @param line from 1
 */
public record Position(String file, int line) {
  /** As editors and compilers write it: {@code file:line}. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
