package dev.stator.store.rocksdb;

import static dev.stator.store.rocksdb.TestStores.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes, several times: all that it acknowledged is there, none by halves.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KillTest {
  private static final int KILLS = 4;

  @TempDir Path temporary;

  @Test
  void acknowledgedCommitsOutliveTheirProcess() throws Exception {
    long seed = System.nanoTime();
    System.out.println("KillTest: seed " + seed);
    Random random = new Random(seed);
    Path folder = temporary.resolve("store");
    Set<String> acknowledged = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(writeAndKill(folder, "run" + kill, random.nextInt(2_000, 8_000)));
      try (Store store = TestStores.open(folder)) {
        Set<String> found = new HashSet<>(keys(store, Space.DATA));
        assertThat(found).as("seed %d", seed).containsAll(acknowledged);
        assertThat(new HashSet<>(keys(store, Space.LOG))).isEqualTo(found);
        // At most one commit of each thread was in progress at each kill.
        assertThat(found.size() - acknowledged.size())
            .isLessThanOrEqualTo((kill + 1) * AcknowledgingWriter.THREADS);
      }
    }
  }

  /** What a process acknowledged until it was killed. */
  private List<String> writeAndKill(Path folder, String prefix, long outputBytes) throws Exception {
    Path output = temporary.resolve(prefix);
    Process process = start(folder, prefix, output);
    try {
      while (Files.size(output) < outputBytes) {
        assertThat(process.isAlive()).as("the process runs").isTrue();
        Thread.sleep(1);
      }
      assertThatThrownBy(() -> TestStores.open(folder))
          .isInstanceOfSatisfying(
              StoreOpenException.class,
              refusal -> assertThat(refusal.reason()).isEqualTo(Reason.LOCKED))
          .hasMessageContaining("open in another process");
    } finally {
      process.destroyForcibly().waitFor();
    }
    String text = Files.readString(output);
    // The last line may have been cut short.
    return text.substring(0, text.lastIndexOf('\n')).lines().toList();
  }

  private Process start(Path folder, String prefix, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AcknowledgingWriter.class.getName(),
            folder.toString(),
            prefix);
    // A killed process cannot delete the library that it unpacked.
    Path library = Files.createDirectories(temporary.resolve("library"));
    builder.environment().put("ROCKSDB_SHAREDLIB_DIR", library.toString());
    return builder.redirectOutput(output.toFile()).redirectError(Redirect.INHERIT).start();
  }
}
