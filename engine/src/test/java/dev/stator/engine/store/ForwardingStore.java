package dev.stator.engine.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Does what another store does; what extends it says what is different. */
public abstract class ForwardingStore implements Store {
  private final Store store;

  protected ForwardingStore(Store store) {
    this.store = store;
  }

  @Override
  public void commit(Batch batch) {
    store.commit(batch);
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
