package dev.stator.store.rocksdb.log;

import static dev.stator.store.rocksdb.TestStores.keysOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.store.rocksdb.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens stores whose logs were damaged after their process ended without closing them. */
final class LogTailsTest {
  /** Many records of more than a block, so of several fragments. */
  private static final int RECORDS = 20;

  private static final int VALUE_BYTES_MAX = 100_000;

  @TempDir Path temporary;

  @Test
  void aTornTailIsCutOffAndKeptAside() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    Path folder = CrashedStore.withRecords(temporary, RECORDS, VALUE_BYTES_MAX);
    byte[] intact = Files.readAllBytes(CrashedStore.log(folder));
    for (int cut = 0; cut < 6; cut++) {
      Path torn = copy(folder, "torn" + cut);
      Path log = CrashedStore.log(torn);
      byte[] content = Arrays.copyOf(intact, random.nextInt(intact.length));
      Files.write(log, content);
      LogScan scan = LogScanner.scan(log);
      assertThat(keysOf(torn))
          .as("seed %d, length %d", seed, content.length)
          .isEqualTo(CrashedStore.keys((int) scan.records()));
      if (scan.damage() != null) {
        byte[] tail = Arrays.copyOfRange(content, (int) scan.damage().offset(), content.length);
        assertThat(onlyFile(torn.resolve("salvage"))).hasBinaryContent(tail);
      }
    }
  }

  @Test
  void garbageBehindTheLastRecordIsCutOff() throws IOException {
    Path folder = CrashedStore.withRecords(temporary, RECORDS, VALUE_BYTES_MAX);
    Path log = CrashedStore.log(folder);
    byte[] garbage = new byte[70_000];
    new Random(3).nextBytes(garbage);
    byte[] intact = Files.readAllBytes(log);
    byte[] content = Arrays.copyOf(intact, intact.length + garbage.length);
    System.arraycopy(garbage, 0, content, intact.length, garbage.length);
    Files.write(log, content);
    assertThat(keysOf(folder)).isEqualTo(CrashedStore.keys(RECORDS));
    assertThat(onlyFile(folder.resolve("salvage"))).hasBinaryContent(garbage);
    assertThat(keysOf(folder)).isEqualTo(CrashedStore.keys(RECORDS));
  }

  @Test
  void zerosBehindTheLastRecordAreNotDamage() throws IOException {
    Path folder = CrashedStore.withRecords(temporary, RECORDS, VALUE_BYTES_MAX);
    Path log = CrashedStore.log(folder);
    byte[] intact = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(intact, intact.length + 300_000));
    assertThat(keysOf(folder)).isEqualTo(CrashedStore.keys(RECORDS));
    assertThat(folder.resolve("salvage")).doesNotExist();
  }

  @Test
  void aFlippedBitInTheLastRecordIsATornTail() throws IOException {
    Path folder = CrashedStore.withRecords(temporary, RECORDS, VALUE_BYTES_MAX);
    Path log = CrashedStore.log(folder);
    flip(log, Files.size(log) - 5);
    assertThat(keysOf(folder)).isEqualTo(CrashedStore.keys(RECORDS - 1));
  }

  @Test
  void damageWithRecordsAfterItIsRefusedAndNothingIsChanged() throws IOException {
    Path folder = CrashedStore.withRecords(temporary, RECORDS, VALUE_BYTES_MAX);
    Path log = CrashedStore.log(folder);
    byte[] intact = Files.readAllBytes(log);
    for (int place = 0; place < 4; place++) {
      Files.write(log, intact);
      long offset = intact.length / 5L * place + 8;
      flip(log, offset);
      byte[] damaged = Files.readAllBytes(log);
      LogScan scan = LogScanner.scan(log);
      assertRefused(folder)
          .hasMessageContaining(log.getFileName().toString())
          .hasMessageContaining(scan.records() + " records come before")
          .hasMessageContaining((RECORDS - 1 - scan.records()) + " after");
      assertThat(log).hasBinaryContent(damaged);
      assertThat(folder.resolve("salvage")).doesNotExist();
    }
    Files.write(log, intact);
    Arrays.fill(intact, 4096, 8192, (byte) 0);
    Files.write(log, intact);
    assertRefused(folder);
  }

  @Test
  void recordsInALaterLogAreRecordsAfterTheDamage() throws IOException {
    Path folder = crashedWithTwoLogs();
    List<String> all = keysOf(copy(folder, "intact"));
    assertThat(all).contains("last");
    Path older = TestStores.files(folder, ".log").getFirst();
    byte[] intact = Files.readAllBytes(older);

    Files.write(older, Arrays.copyOf(intact, intact.length - 3));
    assertRefused(folder).hasMessageContaining(older.getFileName().toString());

    // A write that failed, after which RocksDB went on in the next log.
    Files.write(older, Arrays.copyOf(intact, intact.length + 1));
    flip(older, intact.length);
    assertThat(keysOf(copy(folder, "failed"))).isEqualTo(all);
  }

  @Test
  void aMissingLogIsRefused() throws IOException {
    Path folder = crashedWithTwoLogs();
    Files.delete(TestStores.files(folder, ".log").getFirst());
    assertRefused(folder);
  }

  private Path crashedWithTwoLogs() throws IOException {
    Path folder = temporary.resolve("crashed");
    TestStores.crashedWithTwoLogs(temporary.resolve("live"), folder);
    return folder;
  }

  private Path copy(Path folder, String name) throws IOException {
    Path copy = temporary.resolve(name);
    TestStores.copyAsCrashed(folder, copy);
    return copy;
  }

  private static void flip(Path file, long offset) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[(int) offset] ^= 0x10;
    Files.write(file, content);
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Path folder) {
    return assertThatThrownBy(() -> keysOf(folder))
        .isInstanceOfSatisfying(
            StoreOpenException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.DAMAGED))
        .hasMessageContaining(folder.toString());
  }
}
