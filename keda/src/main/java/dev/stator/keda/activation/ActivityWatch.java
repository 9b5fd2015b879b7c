package dev.stator.keda.activation;

import java.time.Duration;
import java.util.Optional;

/** One who wants to know whether a workload is active. For one thread; closed by any. */
public final class ActivityWatch implements AutoCloseable {
  private final ActivityWatcher watcher;
  private long seen;

  ActivityWatch(ActivityWatcher watcher) {
    this.watcher = watcher;
  }

  /** Whether there is nothing more to wait for. */
  public boolean isClosed() {
    return !watcher.has(this);
  }

  /**
   * Waits for a change of what this was told last; the first time for anything to tell.
   *
   * @param wait how long at most
   * @return whether the workload is active; empty if that is not known, or this is closed
   * @throws InterruptedException if the thread is interrupted
   */
  public Optional<Boolean> next(Duration wait) throws InterruptedException {
    ActivityWatcher.State state = watcher.await(this, seen, wait);
    seen = state.version();
    return Optional.ofNullable(state.active());
  }

  @Override
  public void close() {
    watcher.leave(this);
  }
}
