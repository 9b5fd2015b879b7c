package dev.stator.store.rocksdb;

import dev.stator.engine.store.Space;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompressionType;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** An open database with the native objects that must outlive it. */
final class OpenDatabase implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(OpenDatabase.class.getName());

  private final StoreCondition condition;
  private final RocksSettings settings;
  private final RocksFamilies families;
  private final List<ColumnFamilyHandle> handles;

  private OpenDatabase(
      StoreCondition condition,
      RocksSettings settings,
      RocksDB database,
      List<ColumnFamilyHandle> handles) {
    this.condition = condition;
    this.settings = settings;
    this.handles = handles;
    Map<Space, ColumnFamilyHandle> bySpace = new EnumMap<>(Space.class);
    for (Space space : Space.values()) {
      bySpace.put(space, handles.get(1 + space.ordinal()));
    }
    this.families = new RocksFamilies(database, bySpace);
  }

  /** Opens the database whose files are in {@code directory}. */
  static OpenDatabase open(Path directory, RocksMode mode) throws RocksDBException {
    try {
      return open(directory, mode, CompressionType.LZ4_COMPRESSION);
    } catch (RocksDBException failure) {
      if (!OpenFailure.isMissingCompression(failure)) {
        throw failure;
      }
      return open(directory, mode, CompressionType.NO_COMPRESSION);
    }
  }

  private static OpenDatabase open(Path directory, RocksMode mode, CompressionType compression)
      throws RocksDBException {
    StoreCondition condition = new StoreCondition();
    RocksSettings settings = new RocksSettings(mode, compression, new RecoveryListener(condition));
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      RocksDB database =
          RocksDB.open(settings.database(), directory.toString(), settings.families(), handles);
      return new OpenDatabase(condition, settings, database, handles);
    } catch (RocksDBException failure) {
      settings.close();
      throw failure;
    }
  }

  RocksFamilies families() {
    return families;
  }

  StoreCondition condition() {
    return condition;
  }

  /** Whether nothing was ever written to it. */
  boolean isEmpty() {
    return families.database().getLatestSequenceNumber() == 0;
  }

  @Override
  public void close() {
    handles.forEach(ColumnFamilyHandle::close);
    try {
      families.database().closeE();
    } catch (RocksDBException failure) {
      LOG.log(System.Logger.Level.WARNING, "closing RocksDB failed: " + failure.getMessage());
    }
    settings.close();
  }
}
