package dev.stator.embedded.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.engine.store.StoreOpenException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process that writes items, two global indexes and a local one, a stream and transactions is
 * killed again and again: nothing that it answered is lost. The judge is worth something, because
 * it finds every planted fault.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CrashLoopTest {
  private static final int KILLS = 25;
  private static final int ANSWERS_MIN = 20;
  private static final int ANSWERS_MAX = 200;

  @TempDir Path temporary;

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    long seed = System.nanoTime();
    System.out.println("CrashLoopTest: seed " + seed);
    Random random = new Random(seed);
    Path folder = temporary.resolve("data");
    CrashJudge judge = new CrashJudge(folder, seed);
    long answers = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path ledger = temporary.resolve("ledger" + kill);
      int enough = random.nextInt(ANSWERS_MIN, ANSWERS_MAX);
      writeAndKill(folder, ledger, judge, seed, Fault.NONE, enough);
      answers += Ledger.acknowledgements(ledger);
      assertThat(judge.judge(ledger)).as("seed %d, kill %d", seed, kill).isEmpty();
    }
    System.out.println(
        "CrashLoopTest: " + answers + " answered steps, " + judge.shards() + " shards");
    assertThat(judge.shards()).isGreaterThan(1);
  }

  /** The same loop over a store that now and then leaves one kind of record out of a batch. */
  @ParameterizedTest
  @CsvSource({
    "INDEX_ENTRY, index by-",
    "INDEX_ENTRY, check: The index",
    "STREAM_RECORD, stream: does not tell",
    "TOKEN, items: worker",
  })
  void aPlantedFaultIsFound(Fault fault, String problem) throws Exception {
    long seed = 5;
    Path folder = temporary.resolve("data");
    CrashJudge judge = new CrashJudge(folder, seed);
    List<String> problems = new ArrayList<>();
    for (int kill = 0; kill < KILLS && problems.isEmpty(); kill++) {
      Path ledger = temporary.resolve("ledger" + kill);
      writeAndKill(folder, ledger, judge, seed, fault, ANSWERS_MAX);
      problems = judge.judge(ledger);
    }
    assertThat(problems).anySatisfy(told -> assertThat(told).startsWith(problem));
  }

  private void writeAndKill(
      Path folder, Path ledger, CrashJudge judge, long seed, Fault fault, int enough)
      throws Exception {
    Process process = start(folder, ledger, judge, seed, fault);
    try {
      while (Ledger.acknowledgements(ledger) < enough) {
        assertThat(process.isAlive()).as("the process runs").isTrue();
        Thread.sleep(1);
      }
      assertThatThrownBy(() -> Stator.open(folder))
          .isInstanceOf(StoreOpenException.class)
          .hasMessageContaining("open in another process");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(Path folder, Path ledger, CrashJudge judge, long seed, Fault fault)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString(),
                ledger.toString(),
                Long.toString(seed),
                fault.name()));
    for (int worker = 0; worker < CrashWriter.WORKERS; worker++) {
      command.add(Integer.toString(judge.next(worker)));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    // A killed process cannot delete the library that it unpacked.
    Path library = Files.createDirectories(temporary.resolve("library"));
    builder.environment().put("ROCKSDB_SHAREDLIB_DIR", library.toString());
    return builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT).start();
  }
}
