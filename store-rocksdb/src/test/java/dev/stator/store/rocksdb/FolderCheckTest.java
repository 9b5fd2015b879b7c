package dev.stator.store.rocksdb;

import static dev.stator.store.rocksdb.TestStores.bytes;
import static dev.stator.store.rocksdb.TestStores.keysOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreInspection;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.model.EngineError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at folders as their process left them, damaged in every way, and salvages. */
final class FolderCheckTest {
  private static final int RECORDS = 10;

  @TempDir Path temporary;
  private final List<String> progress = new ArrayList<>();

  @Test
  void aStoreThatNobodyClosedIsClean() throws Exception {
    Path folder = crashed();
    Map<String, String> before = contentOf(folder);
    try (StoreInspection inspection = inspect(folder, false)) {
      assertThat(inspection.problems()).isEmpty();
      assertThat(inspection.notes()).isEmpty();
      assertThat(keys(inspection)).hasSize(RECORDS);
      assertThatThrownBy(() -> TestStores.open(folder))
          .isInstanceOf(StoreOpenException.class)
          .hasMessageContaining("is open already");
    }
    assertThat(contentOf(folder)).isEqualTo(before);
    assertThat(progress).containsExactly("write logs", "table files", "checksums of table files");
    assertThat(keysOf(folder)).hasSize(RECORDS);
  }

  @Test
  void aTornEndIsToldAndLeftToTheNextStart() throws Exception {
    Path folder = crashed();
    Path log = TestStores.files(folder, ".log").getFirst();
    byte[] content = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(content, content.length - 7));
    Map<String, String> before = contentOf(folder);
    try (StoreInspection inspection = inspect(folder, false)) {
      assertThat(inspection.problems()).isEmpty();
      assertThat(inspection.notes()).hasSize(1);
      assertThat(inspection.notes().getFirst())
          .contains("ends in", "a write that was cut short", "the next start moves them to")
          .contains("keeps the 9 records before them");
      assertThat(keys(inspection)).hasSize(RECORDS - 1);
    }
    assertThat(contentOf(folder)).isEqualTo(before);
    assertThat(keysOf(folder)).hasSize(RECORDS - 1);
  }

  @Test
  void aDamagedMiddleIsToldAndSalvagedWhenAsked() throws Exception {
    Path folder = crashed();
    Path log = TestStores.files(folder, ".log").getFirst();
    byte[] intact = Files.readAllBytes(log);
    flip(log, intact.length / 2);
    byte[] damaged = Files.readAllBytes(log);
    Map<String, String> before = contentOf(folder);
    int kept;
    try (StoreInspection inspection = inspect(folder, false)) {
      kept = keys(inspection).size();
      assertThat(kept).isBetween(1, RECORDS - 2);
      assertThat(inspection.problems()).hasSize(1);
      assertThat(inspection.problems().getFirst())
          .contains(kept + " records come before and " + (RECORDS - 1 - kept) + " after them")
          .contains("--salvage would keep", "move all that follows");
    }
    assertThat(contentOf(folder)).isEqualTo(before);
    assertThatThrownBy(() -> TestStores.open(folder))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("nothing was changed; 'stator check --salvage " + folder + "' would")
        .hasMessageContaining("keep what the tables' files have and the " + kept + " records");

    try (StoreInspection inspection = inspect(folder, true)) {
      assertThat(inspection.problems()).isEmpty();
      assertThat(keys(inspection)).hasSize(kept);
      assertThat(inspection.notes())
          .anySatisfy(note -> assertThat(note).startsWith("moved ").contains("salvage/"))
          .anySatisfy(
              note -> assertThat(note).contains("kept: the tables' files and " + kept, "lost: "));
    }
    try (Stream<Path> files = Files.list(folder.resolve("salvage"))) {
      byte[] moved = Files.readAllBytes(files.findFirst().orElseThrow());
      assertThat(moved)
          .isEqualTo(Arrays.copyOfRange(damaged, damaged.length - moved.length, damaged.length));
    }
    assertThat(keysOf(folder)).hasSize(kept);
    assertThat(keysOf(folder)).hasSize(kept);
  }

  @Test
  void damageInAnOlderLogIsSalvagedWithAllLaterLogs() throws Exception {
    Path folder = crashedWithTwoLogs();
    Path older = TestStores.files(folder, ".log").getFirst();
    flip(older, Files.size(older) - 5);
    salvageAndReopen(folder, 2);
  }

  @Test
  void aLogThatIsMissingIsToldAndWhatFollowsItSalvaged() throws Exception {
    Path folder = crashedWithTwoLogs();
    Files.delete(TestStores.files(folder, ".log").getFirst());
    assertThatThrownBy(() -> TestStores.open(folder))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("is missing, or shorter than it was")
        .hasMessageContaining("stator check --salvage");
    salvageAndReopen(folder, 1);
  }

  @Test
  void aLogThatLostWholeRecordsIsTold() throws Exception {
    Path folder = crashedWithTwoLogs();
    Files.write(TestStores.files(folder, ".log").getFirst(), new byte[0]);
    salvageAndReopen(folder, 1);
  }

  private void salvageAndReopen(Path folder, int logsMoved) throws Exception {
    Map<String, String> before = contentOf(folder);
    List<String> kept;
    try (StoreInspection inspection = inspect(folder, false)) {
      assertThat(inspection.problems()).hasSize(1);
      assertThat(inspection.problems().getFirst()).contains("--salvage would keep");
      kept = keys(inspection);
      assertThat(kept).doesNotContain("last");
    }
    assertThat(contentOf(folder)).isEqualTo(before);
    try (StoreInspection inspection = inspect(folder, true)) {
      assertThat(inspection.problems()).isEmpty();
      assertThat(keys(inspection)).isEqualTo(kept);
      assertThat(inspection.notes().stream().filter(note -> note.startsWith("moved ")))
          .hasSize(logsMoved);
    }
    assertThat(keysOf(folder)).isEqualTo(kept);
    assertThat(keysOf(folder)).isEqualTo(kept);
    try (StoreInspection inspection = inspect(folder, true)) {
      assertThat(inspection.notes()).singleElement().asString().contains("nothing to salvage");
    }
  }

  @Test
  void aDamagedTableFileIsNamed() throws Exception {
    Path folder = temporary.resolve("closed");
    try (Store store = TestStores.open(folder)) {
      store.commit(new Batch().put(Space.META, bytes("a"), new byte[1]));
      for (int i = 0; i < 100; i++) {
        store.commit(TestStores.put("key%03d".formatted(i), 1_000));
      }
    }
    Path largest =
        TestStores.files(folder, ".sst").stream()
            .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
            .orElseThrow();
    flip(largest, 200);
    try (StoreInspection inspection = inspect(folder, true)) {
      assertThat(inspection.problems()).hasSize(1);
      assertThat(inspection.problems().getFirst())
          .contains("the table file db/" + largest.getFileName(), "100 entries", "checksum");
      Reader contents = Objects.requireNonNull(inspection.contents());
      assertThat(TestStores.keys(contents, Space.META)).containsExactly("a");
      assertThatThrownBy(() -> keys(inspection)).isInstanceOf(EngineError.StorageBroken.class);
    }
    Files.delete(largest);
    try (StoreInspection inspection = inspect(folder, true)) {
      assertThat(inspection.contents()).isNull();
      assertThat(inspection.problems()).hasSize(1);
      assertThat(inspection.problems().getFirst()).contains("is damaged", ".sst");
    }
  }

  @Test
  void refusesWhatIsNoStoreAndMakesNone() {
    Path nowhere = temporary.resolve("nowhere");
    assertThatThrownBy(() -> inspect(nowhere, true))
        .isInstanceOfSatisfying(
            StoreOpenException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_ACCESSIBLE))
        .hasMessageContaining("there is no store in " + nowhere);
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void refusesAStoreThatIsOpen() {
    Path folder = temporary.resolve("open");
    try (Store store = TestStores.open(folder)) {
      assertThatThrownBy(() -> inspect(folder, true))
          .isInstanceOfSatisfying(
              StoreOpenException.class,
              refusal -> assertThat(refusal.reason()).isEqualTo(Reason.LOCKED));
      store.commit(TestStores.put("a", 1));
    }
  }

  private StoreInspection inspect(Path folder, boolean salvage) {
    return new RocksStoreProvider().inspect(folder, salvage, progress::add);
  }

  private Path crashed() throws IOException {
    Path folder = temporary.resolve("crashed");
    try (Store store = TestStores.open(temporary.resolve("live"))) {
      for (int record = 0; record < RECORDS; record++) {
        store.commit(TestStores.put("key" + record, 1_000));
      }
      TestStores.copyAsCrashed(temporary.resolve("live"), folder);
    }
    return folder;
  }

  private Path crashedWithTwoLogs() throws IOException {
    Path folder = temporary.resolve("crashed");
    TestStores.crashedWithTwoLogs(temporary.resolve("live"), folder);
    return folder;
  }

  private static List<String> keys(StoreInspection inspection) {
    return TestStores.keys(Objects.requireNonNull(inspection.contents()), Space.DATA);
  }

  private static Map<String, String> contentOf(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        content.put(
            folder.relativize(file).toString(),
            HexFormat.of().formatHex(Files.readAllBytes(file)).hashCode()
                + " "
                + Files.size(file)
                + " "
                + Files.getLastModifiedTime(file));
      }
    }
    return content;
  }

  private static void flip(Path file, long offset) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[(int) offset] ^= 0x10;
    Files.write(file, content);
  }
}
