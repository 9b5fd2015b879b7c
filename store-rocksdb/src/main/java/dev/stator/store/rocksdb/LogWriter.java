package dev.stator.store.rocksdb;

import org.rocksdb.RocksDBException;

/** Where encoded batches go: RocksDB's write log and its tables in memory. */
interface LogWriter {

  /**
   * Writes a batch, header included; visible to readers when this returns.
   *
   * @param sync whether it must be on the disk, too
   */
  void write(byte[] batch, boolean sync) throws RocksDBException;

  /** Brings all that was written to the disk. */
  void sync() throws RocksDBException;
}
