package dev.stator.store.rocksdb;

import dev.stator.engine.store.Space;
import dev.stator.engine.store.StoreStatistics.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * RocksDB's own figures, under our names.
 *
 * <p>Source: RocksDB, include/rocksdb/db.h, "DB::Properties".
 */
final class RocksStatistics {
  private record Property(String rocksName, String name, String meaning) {}

  private static final List<Property> OF_SPACE =
      List.of(
          new Property("rocksdb.estimate-num-keys", "keys", "Keys, estimated."),
          new Property(
              "rocksdb.total-sst-files-size", "files_bytes", "Bytes of all table files on disk."),
          new Property(
              "rocksdb.cur-size-all-mem-tables",
              "unflushed_bytes",
              "Bytes in memory that are not yet in a table file; they are in the log."),
          new Property(
              "rocksdb.num-immutable-mem-table",
              "unflushed_tables",
              "Full tables in memory that wait for being written to disk."),
          new Property(
              "rocksdb.estimate-pending-compaction-bytes",
              "pending_compaction_bytes",
              "Bytes that compaction still has to rewrite, estimated."));

  private static final List<Property> OF_ALL =
      List.of(
          new Property(
              "rocksdb.block-cache-usage", "block_cache_bytes", "Bytes in the block cache."),
          new Property("rocksdb.num-running-flushes", "running_flushes", "Flushes in progress."),
          new Property(
              "rocksdb.num-running-compactions", "running_compactions", "Compactions in progress."),
          new Property(
              "rocksdb.is-write-stopped",
              "writes_stopped",
              "1 while writes wait for compaction or flushes."),
          new Property(
              "rocksdb.actual-delayed-write-rate",
              "delayed_write_bytes_per_second",
              "To what rate writes are slowed down; 0 if they are not."),
          new Property(
              "rocksdb.background-errors",
              "background_errors",
              "Failed flushes and compactions since the store was opened."));

  private RocksStatistics() {}

  /**
   * @throws RocksDBException if a figure cannot be had
   */
  static List<Measure> read(RocksFamilies families) throws RocksDBException {
    List<Measure> measures = new ArrayList<>();
    RocksDB database = families.database();
    for (Map.Entry<Space, ColumnFamilyHandle> family : families.handles().entrySet()) {
      for (Property property : OF_SPACE) {
        measures.add(
            new Measure(
                property.name,
                property.meaning,
                family.getKey(),
                database.getLongProperty(family.getValue(), property.rocksName)));
      }
    }
    for (Property property : OF_ALL) {
      measures.add(
          new Measure(
              property.name, property.meaning, null, database.getLongProperty(property.rocksName)));
    }
    return measures;
  }
}
