package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another program, run to its end; one that is missing is a failure. */
final class Command {
  private static final long SECONDS_MAX = 120;

  private Command() {}

  /**
   * @return what it printed, errors included; the test fails if it did not end with 0
   */
  static String run(Path folder, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("command", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
      process.destroyForcibly();
      String printed = Files.readString(output);
      assertThat(ended).as("%s ended; it printed: %s", words, printed).isTrue();
      assertThat(process.exitValue())
          .as("exit code of %s; it printed: %s", words, printed)
          .isZero();
      return printed;
    } finally {
      Files.delete(output);
    }
  }
}
