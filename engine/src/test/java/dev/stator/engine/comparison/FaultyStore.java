package dev.stator.engine.comparison;

import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.store.StoreStatistics;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A store in memory that silently loses changes. */
final class FaultyStore implements Store {
  private final MemoryStore store = new MemoryStore();
  private final Predicate<Batch.Change> isLost;

  FaultyStore(Predicate<Batch.Change> isLost) {
    this.isLost = isLost;
  }

  @Override
  public void commit(Batch batch) {
    Batch rest = new Batch();
    for (Batch.Change change : batch.changes()) {
      if (!isLost.test(change)) {
        switch (change) {
          case Batch.Put put -> rest.put(put.space(), put.key(), put.value());
          case Batch.Delete delete -> rest.delete(delete.space(), delete.key());
          case Batch.DeleteRange range -> rest.deleteRange(range.space(), range.range());
        }
      }
    }
    store.commit(rest);
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    return store.get(space, key);
  }

  @Override
  public Cursor scan(Space space, KeyRange range, Direction direction) {
    return store.scan(space, range, direction);
  }

  @Override
  public Snapshot snapshot() {
    return store.snapshot();
  }

  @Override
  public void checkpoint(Path directory) {
    store.checkpoint(directory);
  }

  @Override
  public StoreHealth health() {
    return store.health();
  }

  @Override
  public StoreStatistics statistics() {
    return store.statistics();
  }

  @Override
  public void close() {
    store.close();
  }
}
