package dev.stator.store.rocksdb;

import dev.stator.engine.store.StoreInspection;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.store.rocksdb.log.LogTails;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Looks at a folder as the next start would: reads the write logs, opens what they and the other
 * files hold in a {@link ScratchCopy}, reads every table file's checksums.
 */
final class FolderCheck {
  private final Path folder;
  private final Consumer<String> progress;
  private final List<String> notes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  FolderCheck(Path folder, Consumer<String> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * @throws StoreOpenException if there is no store to look at
   */
  StoreInspection run(boolean salvage) {
    FolderLock lock = null;
    StoreInspection inspection = null;
    try {
      if (!StoreFormat.isThere(folder)) {
        throw new StoreOpenException(
            Reason.NOT_ACCESSIBLE,
            "there is no store in %s: it has no file %s".formatted(folder, StoreFormat.FILE));
      }
      lock = FolderLock.take(folder);
      inspection = runLocked(lock, salvage);
      return inspection;
    } catch (IOException failure) {
      throw OpenFailure.of(folder, failure);
    } finally {
      if (inspection == null && lock != null) {
        lock.giveBack();
      }
    }
  }

  private StoreInspection runLocked(FolderLock lock, boolean salvage) throws IOException {
    progress.accept("write logs");
    LogTails tails = LogTails.read(folder, OpenFolder.database(folder));
    FolderContents contents = open(tails);
    if (salvage) {
      tails = contents == null ? tails : contents.tails();
      if (tails.loss() == null && tails.cuts().isEmpty()) {
        notes.add("the write logs are whole, there was nothing to salvage");
      } else if (contents == null) {
        notes.add("nothing was salvaged, because what would be kept cannot be opened");
      } else {
        contents.close();
        salvage(tails);
        contents = open(LogTails.read(folder, OpenFolder.database(folder)));
      }
    }
    if (contents == null) {
      return new FolderInspection(lock, null, notes, problems);
    }
    tell(contents.tails());
    progress.accept("checksums of table files");
    problems.addAll(TableFiles.damagedAmong(contents.families().database()));
    return new FolderInspection(lock, contents, notes, problems);
  }

  /** What the logs let be kept, with fewer of them if the manifest misses some; null if nothing. */
  private @Nullable FolderContents open(LogTails tails) throws IOException {
    progress.accept("table files");
    try {
      return FolderContents.open(folder, tails);
    } catch (RocksDBException failure) {
      OptionalLong lost = OpenFailure.lostLog(failure);
      if (tails.loss() == null && lost.isPresent()) {
        return openWithout(tails.without(lost.getAsLong()));
      }
      problems.add(OpenFailure.of(folder, failure).getMessage());
      return null;
    }
  }

  private @Nullable FolderContents openWithout(LogTails fewer) throws IOException {
    try {
      return FolderContents.open(folder, fewer);
    } catch (RocksDBException failure) {
      problems.add(OpenFailure.of(folder, failure).getMessage());
      return null;
    }
  }

  private void tell(LogTails tails) {
    String loss = tails.loss();
    if (loss != null) {
      problems.add(
          "the store is damaged: %s; it is not opened as it is; --salvage would %s"
              .formatted(loss, tails.plan()));
      return;
    }
    tails
        .cuts()
        .forEach(
            cut ->
                notes.add(
                    tails.tornEnd(cut)
                        + ": nothing that was acknowledged; the next start moves them to "
                        + OpenFolder.salvage(folder)
                        + " and keeps the "
                        + tails.keptRecords()
                        + " records before them"));
  }

  /**
   * Does what {@code tails} says, and lets the manifest forget logs that are not there any more.
   */
  private void salvage(LogTails tails) throws IOException {
    progress.accept("salvaging");
    String loss = tails.loss();
    List<String> moved = tails.cutAll(OpenFolder.salvage(folder));
    try {
      boolean tracked = loss == null;
      OpenDatabase.open(OpenFolder.database(folder), RocksMode.checking(tracked)).close();
    } catch (RocksDBException failure) {
      throw OpenFailure.of(folder, failure);
    }
    notes.add(
        loss == null
            ? "salvaged: torn ends of write logs were moved aside, nothing acknowledged is lost"
            : "salvaged: " + loss);
    notes.addAll(moved);
    notes.add(
        "kept: the tables' files and %d records of the write logs; lost: %s"
            .formatted(
                tails.keptRecords(),
                loss == null
                    ? "nothing"
                    : "what is damaged, and the records that were moved, which are not replayed"));
  }
}
