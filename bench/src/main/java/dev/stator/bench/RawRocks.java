package dev.stator.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The floor: RocksDB itself with the durable store's cache and buffers, keys and values of the same
 * sizes.
 */
final class RawRocks implements AutoCloseable {
  private static final int VALUE_BYTES = 1010;
  private static final long CACHE_BYTES = 64 << 20;
  private static final long WRITE_BUFFER_BYTES = 8 << 20;

  private final Options options;
  private final RocksDB database;
  private final WriteOptions synced = new WriteOptions().setSync(true);

  RawRocks(Path folder) throws RocksDBException {
    RocksDB.loadLibrary();
    options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(new LRUCache(CACHE_BYTES))
                    .setFilterPolicy(new BloomFilter(10)));
    database = RocksDB.open(options, folder.toString());
  }

  static byte[] key(int number) {
    // As long as an item's key: table, hash, length, partition key, sort key.
    return ("0123456789abcd" + Items.partition(number) + Items.sort(number))
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] value() {
    byte[] value = new byte[VALUE_BYTES];
    ThreadLocalRandom.current().nextBytes(value);
    return value;
  }

  void fill(int count) throws RocksDBException {
    for (int number = 0; number < count; number++) {
      database.put(key(number), value());
    }
  }

  byte[] get(int number) throws RocksDBException {
    return database.get(key(number));
  }

  int scan(int from, int count) {
    int bytes = 0;
    try (RocksIterator iterator = database.newIterator()) {
      iterator.seek(key(from));
      for (int seen = 0; seen < count && iterator.isValid(); seen++) {
        bytes += iterator.key().length + iterator.value().length;
        iterator.next();
      }
    }
    return bytes;
  }

  /** The item and the table's counter, as one synced batch: what a put of Stator writes. */
  void put(int number) throws RocksDBException {
    try (WriteBatch batch = new WriteBatch()) {
      batch.put(key(number), value());
      batch.put(("counter-" + number % 64).getBytes(StandardCharsets.UTF_8), new byte[4]);
      database.write(synced, batch);
    }
  }

  @Override
  public void close() {
    database.close();
    synced.close();
    options.close();
  }
}
