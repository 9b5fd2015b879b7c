package dev.stator.engine.commit;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.ByteWriter;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ItemCollectionMetrics;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sizes of item collections: all items of one partition key with their entries in local indexes.
 * Kept for tables with local indexes only, as one record for each collection, which a write of any
 * of its items changes; so these writes lock the whole collection.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Item collections in Local Secondary Indexes".
 */
public final class ItemCollections {
  private static final double GIGABYTE = 1024.0 * 1024 * 1024;

  private final Reader store;
  private final long bytesMax;

  /**
   * @param bytesMax what a collection may grow to
   */
  public ItemCollections(Reader store, long bytesMax) {
    this.store = store;
    this.bytesMax = bytesMax;
  }

  /**
   * Adds the new size of the collection of an item to {@code batch}.
   *
   * @throws EngineError.ItemCollectionSizeLimitExceeded if it grows beyond the limit
   */
  void stage(Batch batch, byte[] itemKey, long bytesDelta) {
    byte[] key = ItemKeys.collectionOf(itemKey);
    long size = size(lastOf(batch, key)) + bytesDelta;
    if (bytesDelta > 0 && size > bytesMax) {
      throw new EngineError.ItemCollectionSizeLimitExceeded("Collection size exceeded.");
    }
    if (size == 0) {
      batch.delete(Space.DATA, key);
    } else {
      batch.put(Space.DATA, key, new ByteWriter().putVarint(size).toArray());
    }
  }

  /** What is stored once {@code batch} is, which may hold other items of the collection. */
  private byte @Nullable [] lastOf(Batch batch, byte[] key) {
    List<Batch.Change> changes = batch.changes();
    for (int at = changes.size() - 1; at >= 0; at--) {
      switch (changes.get(at)) {
        case Batch.Put put when Arrays.equals(put.key(), key) -> {
          return put.value();
        }
        case Batch.Delete delete when Arrays.equals(delete.key(), key) -> {
          return null;
        }
        default -> {}
      }
    }
    return store.get(Space.DATA, key);
  }

  private static long size(byte @Nullable [] stored) {
    return stored == null ? 0 : new ByteReader(stored).getVarint();
  }

  /**
   * ItemCollectionMetrics of the collection that {@code item} belongs to; null if they were not
   * asked for, or the table has no local index.
   *
   * @param asked the checked ReturnItemCollectionMetrics
   */
  public @Nullable ItemCollectionMetrics report(@Nullable String asked, Table table, Item item) {
    if (!"SIZE".equals(asked) || !table.definition().hasLocalIndexes()) {
      return null;
    }
    byte[] key = ItemKeys.collectionOf(table.storeKey(item));
    double lower = Math.floor(size(store.get(Space.DATA, key)) / GIGABYTE);
    KeySchema partition = new KeySchema(table.keySchema().partition(), null);
    return new ItemCollectionMetrics(partition.keyOf(item), lower, lower + 1);
  }
}
