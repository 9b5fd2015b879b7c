package dev.stator.store.rocksdb;

import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.store.rocksdb.log.LogTails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.rocksdb.RocksDBException;

/**
 * A folder that holds a store, locked, and its database, open.
 *
 * <pre>
 *   LOCK      whose lock keeps the folder for one store
 *   FORMAT    written last when the store is made
 *   db/       RocksDB's own files
 *   salvage/  torn ends of write logs, copied here before they were cut off
 * </pre>
 *
 * Other files are left alone.
 */
final class OpenFolder implements AutoCloseable {
  private final FolderLock lock;
  private final OpenDatabase database;

  private OpenFolder(FolderLock lock, OpenDatabase database) {
    this.lock = lock;
    this.database = database;
  }

  /**
   * @throws StoreOpenException if the folder or what it holds does not permit it
   */
  static OpenFolder open(Path folder) {
    FolderLock lock = null;
    OpenFolder open = null;
    try {
      PrivateFolder.make(folder);
      lock = FolderLock.take(folder);
      open = new OpenFolder(lock, openLocked(folder));
      return open;
    } catch (IOException failure) {
      throw OpenFailure.of(folder, failure);
    } catch (RocksDBException failure) {
      throw OpenFailure.of(folder, failure);
    } finally {
      if (open == null && lock != null) {
        lock.giveBack();
      }
    }
  }

  private static OpenDatabase openLocked(Path folder) throws IOException, RocksDBException {
    boolean isThere = StoreFormat.isThere(folder);
    LogTails.read(folder, database(folder)).cutTorn(salvage(folder));
    Files.createDirectories(database(folder));
    OpenDatabase database = openDatabase(folder, RocksMode.serving(!isThere));
    if (!isThere) {
      finishMaking(folder, database);
    }
    return database;
  }

  private static OpenDatabase openDatabase(Path folder, RocksMode mode)
      throws IOException, RocksDBException {
    try {
      return OpenDatabase.open(database(folder), mode);
    } catch (RocksDBException failure) {
      OptionalLong lost = OpenFailure.lostLog(failure);
      if (lost.isPresent()) {
        throw LogTails.read(folder, database(folder)).without(lost.getAsLong()).refusal();
      }
      throw failure;
    }
  }

  /** Where RocksDB's files are. */
  static Path database(Path folder) {
    return folder.resolve("db");
  }

  /** Where what was cut off is kept. */
  static Path salvage(Path folder) {
    return folder.resolve("salvage");
  }

  RocksFamilies families() {
    return database.families();
  }

  StoreCondition condition() {
    return database.condition();
  }

  @Override
  public void close() {
    database.close();
    lock.giveBack();
  }

  private static void finishMaking(Path folder, OpenDatabase database) throws IOException {
    boolean finished = false;
    try {
      if (!database.isEmpty()) {
        throw new StoreOpenException(
            Reason.DAMAGED,
            "the store in " + folder + " is damaged: its file FORMAT is missing, is it a copy?");
      }
      StoreFormat.write(folder);
      finished = true;
    } finally {
      if (!finished) {
        database.close();
      }
    }
  }
}
