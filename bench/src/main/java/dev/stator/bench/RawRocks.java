package dev.stator.bench;

import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The floor: RocksDB itself, set as the durable store sets it, with the same bytes in it. Its keys
 * and values are made beforehand.
 */
final class RawRocks implements AutoCloseable {
  private static final int TABLE_ID = 1;
  private static final long CACHE_BYTES = 64 << 20;
  private static final long WRITE_BUFFER_BYTES = 8 << 20;
  private static final long BLOCK_BYTES = 8 << 10;
  private static final int FILTER_BITS_A_KEY = 10;

  /** About as many counters as lock stripes that a short run meets. */
  private static final int COUNTERS = 1024;

  private final Options options;
  private final RocksDB database;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final byte[][] keys;
  private final byte[][] values;

  RawRocks(Path folder, int count) throws RocksDBException {
    RocksDB.loadLibrary();
    options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(new LRUCache(CACHE_BYTES))
                    .setBlockSize(BLOCK_BYTES)
                    .setCacheIndexAndFilterBlocks(true)
                    .setPinL0FilterAndIndexBlocksInCache(true)
                    .setFilterPolicy(new BloomFilter(FILTER_BITS_A_KEY)));
    database = RocksDB.open(options, folder.toString());
    keys = new byte[count][];
    values = new byte[count][];
    for (int number = 0; number < count; number++) {
      Item item = item(number);
      keys[number] = ItemKeys.item(TABLE_ID, utf8(item, "pk"), utf8(item, "sk"));
      values[number] = ItemCodec.encode(item);
    }
  }

  private static Item item(int number) {
    return new Item(
        Items.item(Items.key(number)).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> value(entry.getValue()))));
  }

  private static AttributeValue value(
      software.amazon.awssdk.services.dynamodb.model.AttributeValue value) {
    return value.n() == null ? AttributeValue.s(value.s()) : AttributeValue.n(value.n());
  }

  private static byte[] utf8(Item item, String name) {
    return item.get(name) instanceof AttributeValue.S(String text)
        ? text.getBytes(StandardCharsets.UTF_8)
        : new byte[0];
  }

  /** All items, then in files. */
  void fill() throws RocksDBException {
    for (int number = 0; number < keys.length; number++) {
      database.put(keys[number], values[number]);
    }
    try (FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
      database.flush(flush);
    }
  }

  byte[] get(int number) throws RocksDBException {
    return database.get(keys[number]);
  }

  int scan(int from, int count) {
    int bytes = 0;
    try (RocksIterator iterator = database.newIterator()) {
      iterator.seek(keys[from]);
      for (int seen = 0; seen < count && iterator.isValid(); seen++) {
        bytes += iterator.key().length + iterator.value().length;
        iterator.next();
      }
    }
    return bytes;
  }

  /** The item and the table's counter, as one synced batch: what a put of Stator writes. */
  void put(int number) throws RocksDBException {
    byte[] counter = ByteBuffer.allocate(8).putInt(TABLE_ID).putInt(number % COUNTERS).array();
    try (WriteBatch batch = new WriteBatch()) {
      batch.put(keys[number], values[number]);
      batch.put(counter, new byte[4]);
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
