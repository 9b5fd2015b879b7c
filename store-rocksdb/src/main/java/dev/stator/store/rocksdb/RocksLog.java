package dev.stator.store.rocksdb;

import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB as the writer of its log. */
final class RocksLog implements LogWriter, AutoCloseable {
  private final RocksDB database;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions unsynced = new WriteOptions().setSync(false);

  RocksLog(RocksDB database) {
    this.database = database;
  }

  @Override
  public void write(byte[] batch, boolean sync) throws RocksDBException {
    try (WriteBatch encoded = new WriteBatch(batch)) {
      database.write(sync ? synced : unsynced, encoded);
    }
  }

  @Override
  public void sync() throws RocksDBException {
    database.syncWal();
  }

  @Override
  public void close() {
    synced.close();
    unsynced.close();
  }
}
