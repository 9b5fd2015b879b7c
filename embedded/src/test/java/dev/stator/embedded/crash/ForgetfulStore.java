package dev.stator.embedded.crash;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real store that leaves out every fifth record of one kind. */
final class ForgetfulStore implements Store {
  private static final int EVERY = 5;

  private final Store store;
  private final Fault fault;
  private final AtomicInteger met = new AtomicInteger();

  ForgetfulStore(Store store, Fault fault) {
    this.store = store;
    this.fault = fault;
  }

  @Override
  public void commit(Batch batch) {
    Batch forgetful = new Batch();
    for (Batch.Change change : batch.changes()) {
      switch (change) {
        case Batch.Put put -> {
          if (!fault.hits(put.space(), put.key()) || met.incrementAndGet() % EVERY != 0) {
            forgetful.put(put.space(), put.key(), put.value());
          }
        }
        case Batch.Delete delete -> forgetful.delete(delete.space(), delete.key());
        case Batch.DeleteRange delete -> forgetful.deleteRange(delete.space(), delete.range());
      }
    }
    store.commit(forgetful);
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
