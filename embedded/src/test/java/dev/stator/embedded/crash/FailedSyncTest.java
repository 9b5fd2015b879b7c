package dev.stator.embedded.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stator.embedded.Stator;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.StoreOpenException;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Syncs that really fail, in a process whose calls to the system pass through {@code
 * failing-sync.c}: the outcome is told as unknown, writes stop, reads go on, and when the store is
 * opened anew all that was answered is there, whatever became of the bytes that were not synced.
 *
 * <p>It needs Linux and a C compiler; elsewhere {@code CommitPathTest} shows the same with failures
 * that are made up.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FailedSyncTest {
  private static final int ROUNDS = 2;
  private static final int NO_PROGRAM = -1;

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"kept, close", "kept, halt", "zeroed, close", "zeroed, halt", "cut, close"})
  void nothingAnsweredIsLost(String loss, String ending) throws Exception {
    Path library = compile();
    long seed = System.nanoTime();
    System.out.println("FailedSyncTest: seed " + seed);
    CrashJudge judge = new CrashJudge(temporary.resolve("data"), seed);
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(problems(library, Durability.FSYNC, loss, ending, seed, judge))
          .as("seed %d, round %d", seed, round)
          .isEmpty();
    }
  }

  /**
   * What is answered before it is synced can be lost so, and the test sees it: as items that are
   * missing, or as damage if records were written behind those that are lost.
   */
  @Test
  void whatWasAnsweredUnsyncedIsLost() throws Exception {
    long seed = 7;
    CrashJudge judge = new CrashJudge(temporary.resolve("data"), seed);
    assertThat(problems(compile(), Durability.ASYNC, "zeroed", FailedSyncWriter.HALT, seed, judge))
        .anySatisfy(problem -> assertThat(problem).containsPattern("^(items: worker|open: )"));
  }

  /** What the judge finds when the store is opened after its syncs failed. */
  private List<String> problems(
      Path library, Durability durability, String loss, String ending, long seed, CrashJudge judge)
      throws Exception {
    Path folder = temporary.resolve("data");
    Path ledger = Files.createTempFile(temporary, "ledger", null);
    Ended writer =
        run(
            writer(folder, durability, ledger, seed, ending, judge),
            Map.of(
                "LD_PRELOAD", library.toString(),
                "STATOR_SYNC_FAULT", fault().toString(),
                "STATOR_SYNC_LOSS", loss));
    assertThat(writer.exitCode()).as(writer.output()).isZero();
    assertThat(writer.output()).contains(FailedSyncWriter.DONE);
    try {
      Stator.open(folder).close();
    } catch (StoreOpenException refused) {
      return List.of("open: " + refused.getMessage());
    }
    return judge.judge(ledger);
  }

  /** Syncs fail while this is there. */
  private Path fault() {
    return temporary.resolve("fault");
  }

  private Path compile() throws Exception {
    Path library = temporary.resolve("failing-sync.so");
    URL source = Objects.requireNonNull(FailedSyncTest.class.getResource("failing-sync.c"));
    Ended compiler =
        run(
            List.of(
                "cc",
                "-shared",
                "-fPIC",
                "-Wall",
                "-Werror",
                "-o",
                library.toString(),
                Path.of(source.toURI()).toString(),
                "-ldl"),
            Map.of());
    assumeTrue(compiler.exitCode() != NO_PROGRAM, "this machine has no C compiler (cc)");
    assertThat(compiler.exitCode()).as(compiler.output()).isZero();
    return library;
  }

  private List<String> writer(
      Path folder, Durability durability, Path ledger, long seed, String ending, CrashJudge judge) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FailedSyncWriter.class.getName(),
                folder.toString(),
                durability.name(),
                ledger.toString(),
                Long.toString(seed),
                fault().toString(),
                ending));
    for (int worker = 0; worker < CrashWriter.WORKERS; worker++) {
      command.add(Integer.toString(judge.next(worker)));
    }
    return command;
  }

  private record Ended(int exitCode, String output) {}

  private Ended run(List<String> command, Map<String, String> environment) throws Exception {
    Path output = temporary.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    // A halted process cannot delete the library that it unpacked.
    Path unpacked = Files.createDirectories(temporary.resolve("library"));
    builder.environment().put("ROCKSDB_SHAREDLIB_DIR", unpacked.toString());
    Process process;
    try {
      process = builder.start();
    } catch (IOException noSuchProgram) {
      return new Ended(NO_PROGRAM, noSuchProgram.toString());
    }
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
      return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
