package dev.stator.engine.read;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.ProjectionType;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.codec.IndexKeys;
import dev.stator.engine.codec.KeyValues;
import dev.stator.engine.index.IndexEntry;
import dev.stator.engine.store.KeyRange;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;

/** The entries of an index. */
record IndexTarget(Table table, SecondaryIndex index) implements ReadTarget {
  @Override
  public KeySchema keySchema() {
    return index.keySchema();
  }

  @Override
  public KeySchema tableKeys() {
    return index.tableKeys();
  }

  @Override
  public boolean hasAllAttributes() {
    return index.definition().projection() == ProjectionType.ALL;
  }

  @Override
  public KeyRange all() {
    return IndexKeys.index(index.definition().id());
  }

  @Override
  public KeyRange segment(int segment, int totalSegments) {
    return IndexKeys.segment(index.definition().id(), segment, totalSegments);
  }

  @Override
  public byte[] partition(AttributeValue value) {
    return IndexKeys.partition(index.definition().id(), KeyValues.encode(value));
  }

  @Override
  public KeyRange sortBeginning(byte[] partition, AttributeValue prefix) {
    return KeyRange.prefix(
        StoreKeys.join(partition, IndexKeys.sortBeginning(KeyValues.encode(prefix))));
  }

  @Override
  public KeyRange sortEqual(byte[] partition, AttributeValue value) {
    return KeyRange.prefix(StoreKeys.join(partition, IndexKeys.sortEnd(KeyValues.encode(value))));
  }

  @Override
  public byte[] storeKey(Item startKey) {
    return IndexEntry.keyOf(index, startKey);
  }

  @Override
  public Item startKeyOf(Item item) {
    return index.fullKeyOf(item);
  }
}
