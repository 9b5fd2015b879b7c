package dev.stator.store.rocksdb;

import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Space;
import dev.stator.model.EngineError;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/**
 * An open database and the column family of each key space. Its methods must be called inside the
 * store's {@link NativeScope}.
 */
final class RocksFamilies {
  private final RocksDB database;
  private final Map<Space, ColumnFamilyHandle> handles;

  RocksFamilies(RocksDB database, Map<Space, ColumnFamilyHandle> handles) {
    this.database = database;
    this.handles = Collections.unmodifiableMap(new EnumMap<>(handles));
  }

  RocksDB database() {
    return database;
  }

  Map<Space, ColumnFamilyHandle> handles() {
    return handles;
  }

  Map<Space, Integer> ids() {
    Map<Space, Integer> ids = new EnumMap<>(Space.class);
    handles.forEach((space, handle) -> ids.put(space, handle.getID()));
    return ids;
  }

  byte @Nullable [] get(Space space, ReadOptions options, byte[] key) {
    try {
      return database.get(handle(space), options, key);
    } catch (RocksDBException cause) {
      throw new EngineError.StorageBroken("a read failed: " + StoreCondition.text(cause), cause);
    }
  }

  Cursor scan(
      NativeScope scope,
      Space space,
      @Nullable Snapshot snapshot,
      KeyRange range,
      Direction direction) {
    byte[] to = range.to();
    if (to != null && Arrays.compareUnsigned(range.from(), to) >= 0) {
      return new EmptyCursor(scope);
    }
    return new RocksCursor(scope, database, handle(space), snapshot, range, direction);
  }

  private ColumnFamilyHandle handle(Space space) {
    ColumnFamilyHandle handle = handles.get(space);
    if (handle == null) {
      throw new IllegalArgumentException("no column family for " + space);
    }
    return handle;
  }
}
