package dev.stator.engine.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference stays small enough to be read beside AWS's documentation. */
final class ReferenceSizeTest {
  private static final int LINES_MAX = 600;

  @Test
  void hasSixHundredLinesAtMost() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/stator/engine/reference"))) {
      int lines = 0;
      for (Path file : files.toList()) {
        lines += Files.readAllLines(file).size();
      }
      assertThat(lines).isBetween(1, LINES_MAX);
    }
  }
}
