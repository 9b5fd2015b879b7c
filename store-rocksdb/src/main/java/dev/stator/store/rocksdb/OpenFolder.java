package dev.stator.store.rocksdb;

import dev.stator.engine.store.Space;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.store.rocksdb.log.LogTails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompressionType;
import org.rocksdb.RocksDB;
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
  private static final System.Logger LOG = System.getLogger(OpenFolder.class.getName());

  private final FolderLock lock;
  private final StoreCondition condition;
  private final RocksSettings settings;
  private final RocksFamilies families;
  private final List<ColumnFamilyHandle> handles;

  private OpenFolder(
      FolderLock lock,
      StoreCondition condition,
      RocksSettings settings,
      RocksDB database,
      List<ColumnFamilyHandle> handles) {
    this.lock = lock;
    this.condition = condition;
    this.settings = settings;
    this.handles = handles;
    Map<Space, ColumnFamilyHandle> bySpace = new EnumMap<>(Space.class);
    for (Space space : Space.values()) {
      bySpace.put(space, handles.get(1 + space.ordinal()));
    }
    this.families = new RocksFamilies(database, bySpace);
  }

  /**
   * @throws StoreOpenException if the folder or what it holds does not permit it
   */
  static OpenFolder open(Path folder) {
    FolderLock lock = null;
    OpenFolder open = null;
    try {
      Files.createDirectories(folder);
      lock = FolderLock.take(folder);
      open = openLocked(folder, lock);
      return open;
    } catch (IOException failure) {
      throw OpenFailure.of(folder, failure);
    } catch (RocksDBException failure) {
      throw OpenFailure.of(folder, failure);
    } finally {
      if (open == null && lock != null) {
        giveBack(lock);
      }
    }
  }

  private static OpenFolder openLocked(Path folder, FolderLock lock)
      throws IOException, RocksDBException {
    boolean isThere = StoreFormat.isThere(folder);
    LogTails.cutTorn(folder, database(folder), folder.resolve("salvage"));
    Files.createDirectories(database(folder));
    OpenFolder open;
    try {
      open = openDatabase(folder, lock, !isThere, CompressionType.LZ4_COMPRESSION);
    } catch (RocksDBException failure) {
      if (!OpenFailure.isMissingCompression(failure)) {
        throw failure;
      }
      open = openDatabase(folder, lock, !isThere, CompressionType.NO_COMPRESSION);
    }
    if (!isThere) {
      open.finishMaking(folder);
    }
    return open;
  }

  private static OpenFolder openDatabase(
      Path folder, FolderLock lock, boolean create, CompressionType compression)
      throws RocksDBException {
    StoreCondition condition = new StoreCondition();
    RocksSettings settings =
        new RocksSettings(create, compression, new RecoveryListener(condition));
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      RocksDB database =
          RocksDB.open(
              settings.database(), database(folder).toString(), settings.families(), handles);
      return new OpenFolder(lock, condition, settings, database, handles);
    } catch (RocksDBException failure) {
      settings.close();
      throw failure;
    }
  }

  /** Where RocksDB's files are. */
  static Path database(Path folder) {
    return folder.resolve("db");
  }

  RocksFamilies families() {
    return families;
  }

  StoreCondition condition() {
    return condition;
  }

  @Override
  public void close() {
    closeDatabase();
    giveBack(lock);
  }

  private void finishMaking(Path folder) throws IOException, RocksDBException {
    boolean finished = false;
    try {
      if (families.database().getLatestSequenceNumber() > 0) {
        throw new StoreOpenException(
            Reason.DAMAGED,
            "the store in " + folder + " is damaged: its file FORMAT is missing, is it a copy?");
      }
      StoreFormat.write(folder);
      finished = true;
    } finally {
      if (!finished) {
        closeDatabase();
      }
    }
  }

  private void closeDatabase() {
    handles.forEach(ColumnFamilyHandle::close);
    try {
      families.database().closeE();
    } catch (RocksDBException failure) {
      LOG.log(System.Logger.Level.WARNING, "closing RocksDB failed: " + failure.getMessage());
    }
    settings.close();
  }

  private static void giveBack(FolderLock lock) {
    try {
      lock.close();
    } catch (IOException failure) {
      LOG.log(System.Logger.Level.WARNING, "giving back the folder's lock failed: " + failure);
    }
  }
}
