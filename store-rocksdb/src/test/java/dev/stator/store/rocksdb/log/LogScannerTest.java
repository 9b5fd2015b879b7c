package dev.stator.store.rocksdb.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.store.rocksdb.log.LogScan.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads logs that RocksDB wrote, cut and damaged at every place. */
final class LogScannerTest {
  private static final int RECORDS = 12;
  private static final int VALUE_BYTES_MAX = 60;

  @TempDir static Path temporary;
  private static Path log;
  private static byte[] intact;

  /** Where each record ends, beginning with the start of the file. */
  private static TreeSet<Long> ends;

  @BeforeAll
  static void writeLog() throws IOException {
    log = CrashedStore.log(CrashedStore.withRecords(temporary, RECORDS, VALUE_BYTES_MAX));
    intact = Files.readAllBytes(log);
    ends = new TreeSet<>();
    ends.add(0L);
    for (int length = 1; length <= intact.length; length++) {
      LogScan scan = scan(Arrays.copyOf(intact, length));
      if (scan.damage() == null) {
        ends.add((long) length);
      }
    }
  }

  @Test
  void readsAnIntactLog() throws IOException {
    LogScan scan = scan(intact);
    assertThat(scan.damage()).isNull();
    assertThat(scan.records()).isEqualTo(RECORDS);
    assertThat(scan.nextSequence() - scan.firstSequence()).isEqualTo(RECORDS);
    assertThat(ends).hasSize(RECORDS + 1);
  }

  @Test
  void findsEveryCut() throws IOException {
    for (int length = 0; length < intact.length; length++) {
      LogScan scan = scan(Arrays.copyOf(intact, length));
      long sound = ends.floor((long) length);
      assertThat(scan.records()).isEqualTo(ends.headSet(sound).size());
      assertThat(scan.damage())
          .isEqualTo(sound == length ? null : new Damage(sound, length - sound, 0));
    }
  }

  @Test
  void findsEveryFlippedBitAndTheRecordsAroundIt() throws IOException {
    for (int at = 0; at < intact.length; at++) {
      byte[] damaged = intact.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      LogScan scan = scan(damaged);
      long start = ends.floor((long) at);
      long end = ends.higher((long) at);
      assertThat(scan.records()).as("bit of byte %d", at).isEqualTo(ends.headSet(start).size());
      assertThat(scan.damage())
          .as("bit of byte %d", at)
          .isEqualTo(new Damage(start, end - start, RECORDS - 1 - scan.records()));
    }
  }

  @Test
  void zerosAreTheEndOnlyIfNothingFollows() throws IOException {
    long end = ends.lower((long) intact.length);
    byte[] zeros = Arrays.copyOf(intact, 3 * LogFormat.BLOCK_BYTES + 100);
    assertThat(scan(zeros).damage()).isNull();
    assertThat(scan(zeros).records()).isEqualTo(RECORDS);

    byte[] hole = intact.clone();
    Arrays.fill(hole, 0, (int) end, (byte) 0);
    assertThat(scan(hole).damage()).isEqualTo(new Damage(0, end, 1));

    byte[] begun = Arrays.copyOf(zeros, zeros.length);
    Arrays.fill(begun, (int) end + 20, begun.length, (byte) 0);
    assertThat(scan(begun).damage()).isEqualTo(new Damage(end, begun.length - end, 0));

    zeros[zeros.length - 1] = 1;
    assertThat(scan(zeros).damage())
        .isEqualTo(new Damage(intact.length, zeros.length - intact.length, 0));
  }

  @Test
  void garbageIsDamageWithNothingAfterIt() throws IOException {
    Random random = new Random(7);
    for (int length = 1; length < 200_000; length = 3 * length + 1) {
      byte[] garbage = new byte[length];
      random.nextBytes(garbage);
      byte[] damaged = Arrays.copyOf(intact, intact.length + length);
      System.arraycopy(garbage, 0, damaged, intact.length, length);
      assertThat(scan(damaged).damage()).isEqualTo(new Damage(intact.length, length, 0));
    }
  }

  @Test
  void recordsOfADeletedLogAreNotNewer() throws IOException {
    byte[] damaged = Arrays.copyOf(intact, 2 * intact.length + 9);
    System.arraycopy(intact, 0, damaged, intact.length + 9, intact.length);
    Arrays.fill(damaged, intact.length, intact.length + 9, (byte) 0x55);
    assertThat(scan(damaged).damage()).isEqualTo(new Damage(intact.length, intact.length + 9, 0));
  }

  private static LogScan scan(byte[] content) throws IOException {
    Files.write(log, content);
    return LogScanner.scan(log);
  }
}
