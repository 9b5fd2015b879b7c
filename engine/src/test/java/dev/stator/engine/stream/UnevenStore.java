package dev.stator.engine.stream;

import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.ForwardingStore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A store in memory whose commits take different times, as those of a disk do: they end in another
 * order than they began. What is done before a commit can be told.
 */
public final class UnevenStore extends ForwardingStore {
  private static final int PAUSE_NANOS_MAX = 200_000;

  private volatile Consumer<Batch> beforeCommit =
      batch -> LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(PAUSE_NANOS_MAX));

  public UnevenStore() {
    super(new MemoryStore());
  }

  public void beforeCommit(Consumer<Batch> action) {
    beforeCommit = action;
  }

  @Override
  public void commit(Batch batch) {
    beforeCommit.accept(batch);
    super.commit(batch);
  }

  /** Stays open: the next engine finds everything again. */
  @Override
  public void close() {}
}
