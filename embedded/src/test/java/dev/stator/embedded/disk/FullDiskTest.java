package dev.stator.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes are refused while a disk is full, reads are served, and both go on when there is room. It
 * needs a Linux that lets its users mount a file system of their own; elsewhere {@code
 * CommitPathTest} shows the same with failures that are made up.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FullDiskTest {
  private static final String SMALL_DISK = "mount -t tmpfs -o size=80m none \"$0\" && exec \"$@\"";

  @TempDir Path temporary;

  @Test
  void writesAreRefusedReadsAreServedAndItHeals() throws Exception {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    assumeTrue(
        run(onSmallDisk(disk, List.of("true"))).exitCode() == 0,
        "this machine lets nobody mount a small disk");
    Ended writer =
        run(
            onSmallDisk(
                disk,
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FullDiskWriter.class.getName(),
                    disk.toString())));
    assertThat(writer.exitCode()).as(writer.output()).isZero();
    assertThat(writer.output()).contains(FullDiskWriter.DONE);
  }

  private record Ended(int exitCode, String output) {}

  /** In a name space of its own, in which the caller may mount. */
  private static List<String> onSmallDisk(Path disk, List<String> command) {
    List<String> words =
        new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", SMALL_DISK, disk.toString()));
    words.addAll(command);
    return words;
  }

  private Ended run(List<String> command) throws InterruptedException {
    Path output = temporary.resolve("output");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(100, TimeUnit.SECONDS);
      process.destroyForcibly().waitFor();
      return new Ended(
          ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
    } catch (IOException noSuchProgram) {
      return new Ended(-1, noSuchProgram.toString());
    }
  }
}
