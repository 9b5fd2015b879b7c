package dev.stator.store.rocksdb;

import dev.stator.engine.store.Space;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.rocksdb.AbstractEventListener;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;

/**
 * How RocksDB is set, and the native objects that say so; they must outlive the database.
 *
 * <p>Source: RocksDB's wiki, "Setup Options and Basic Tuning", "WAL Recovery Modes".
 */
final class RocksSettings implements AutoCloseable {
  /**
   * What a key space gathers in memory before it becomes a file, in bytes. Small: a full disk heals
   * only when this much is free again.
   */
  static final long WRITE_BUFFER_BYTES = 8 << 20;

  /** How many of those a key space may have, with the one that is being written to the disk. */
  static final int WRITE_BUFFERS_MAX = 3;

  /** How much log is kept, in bytes, and so how much is replayed when the store is opened. */
  static final long LOG_BYTES_MAX = 32 << 20;

  /** Blocks of the files, their indexes and filters kept in memory, in bytes. */
  static final long BLOCK_CACHE_BYTES = 64 << 20;

  /** Log2 of the cache's parts: each is large enough for the indexes and filters of a few files. */
  static final int BLOCK_CACHE_SHARD_BITS = 4;

  /** The share of the cache that blocks of data do not push indexes and filters out of. */
  static final double BLOCK_CACHE_INDEX_SHARE = 0.5;

  static final long BLOCK_BYTES = 8 << 10;

  /** About one false answer in a hundred. */
  static final double FILTER_BITS_A_KEY = 10;

  static final int OPEN_FILES_MAX = 512;
  static final int BACKGROUND_JOBS_MAX = 2;
  static final long INFO_LOG_BYTES_MAX = 1 << 20;
  static final int INFO_LOGS_KEPT = 4;

  /** Files are handed to the disk in steps of this many bytes, not all at their end. */
  static final long WRITE_BACK_BYTES = 1 << 20;

  private final List<AbstractNativeReference> owned = new ArrayList<>();
  private final DBOptions database;
  private final ColumnFamilyOptions family;

  RocksSettings(RocksMode mode, CompressionType compression, AbstractEventListener listener) {
    Cache cache =
        own(
            new LRUCache(
                BLOCK_CACHE_BYTES, BLOCK_CACHE_SHARD_BITS, false, BLOCK_CACHE_INDEX_SHARE));
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(BLOCK_BYTES)
            .setFilterPolicy(own(new BloomFilter(FILTER_BITS_A_KEY)))
            .setCacheIndexAndFilterBlocks(true)
            .setCacheIndexAndFilterBlocksWithHighPriority(true)
            .setPinL0FilterAndIndexBlocksInCache(true);
    family =
        own(
            new ColumnFamilyOptions()
                .setTableFormatConfig(table)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(WRITE_BUFFERS_MAX)
                .setCompressionType(compression)
                .setDisableAutoCompactions(!mode.compacts()));
    database =
        own(
            withTrackedLogs(mode.tracked())
                .setCreateIfMissing(mode.create())
                .setCreateMissingColumnFamilies(mode.create())
                .setParanoidChecks(true)
                // The default mode ends the replay at damage and says nothing of what follows.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setMaxTotalWalSize(LOG_BYTES_MAX)
                .setMaxOpenFiles(OPEN_FILES_MAX)
                .setMaxBackgroundJobs(BACKGROUND_JOBS_MAX)
                .setBytesPerSync(WRITE_BACK_BYTES)
                .setMaxLogFileSize(INFO_LOG_BYTES_MAX)
                .setKeepLogFileNum(INFO_LOGS_KEPT)
                .setStatsDumpPeriodSec(0)
                .setListeners(List.of(own(listener))));
  }

  DBOptions database() {
    return database;
  }

  /**
   * RocksDB's own default family, which stays empty, then those of the key spaces in their order.
   */
  List<ColumnFamilyDescriptor> families() {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family));
    for (Space space : Space.values()) {
      byte[] name = space.name().getBytes(StandardCharsets.US_ASCII);
      families.add(new ColumnFamilyDescriptor(name, family));
    }
    return families;
  }

  @Override
  public void close() {
    owned.reversed().forEach(AbstractNativeReference::close);
  }

  /**
   * The manifest says which logs there must be and how long they are at least, so that one that is
   * missing is noticed. The Java interface has no setter for that.
   */
  private static DBOptions withTrackedLogs(boolean tracked) {
    Properties properties = new Properties();
    properties.setProperty("track_and_verify_wals_in_manifest", Boolean.toString(tracked));
    DBOptions options = DBOptions.getDBOptionsFromProps(properties);
    if (options == null) {
      throw new IllegalStateException("this RocksDB does not know " + properties);
    }
    return options;
  }

  private <T extends AbstractNativeReference> T own(T object) {
    owned.add(object);
    return object;
  }
}
