package dev.stator.store.rocksdb;

import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.store.StoreHealth.Broken;
import dev.stator.engine.store.StoreHealth.Full;
import dev.stator.engine.store.StoreHealth.Healthy;
import dev.stator.model.EngineError;
import java.lang.System.Logger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * How the store is, and what a failed write means.
 *
 * <pre>
 *            no space left                   anything else
 *   Healthy ───────────────► Full    Healthy, Full ───────────► Broken (until opened anew)
 *      ▲                      │
 *      └──────────────────────┘
 *    a write succeeded, or RocksDB says that it recovered
 * </pre>
 */
final class StoreCondition {
  private static final Logger LOG = System.getLogger(StoreCondition.class.getName());

  private static final Pattern FOLDERS = Pattern.compile("(/[^/:]+)+/");

  private final AtomicReference<StoreHealth> health = new AtomicReference<>(new Healthy());

  StoreHealth health() {
    return health.get();
  }

  boolean isFull() {
    return health.get() instanceof Full;
  }

  /**
   * @throws EngineError.StorageBroken if nothing may be written any more
   */
  void checkWritable() {
    if (health.get() instanceof Broken broken) {
      throw new EngineError.StorageBroken(broken.reason());
    }
  }

  void recovered() {
    if (health.get() instanceof Full full && health.compareAndSet(full, new Healthy())) {
      LOG.log(Logger.Level.INFO, "there is room again, writes are served");
    }
  }

  void closed() {
    health.set(new Broken("the store is closed"));
  }

  /** A write failed: what its callers are told. */
  EngineError writeFailed(RocksDBException failure) {
    if (isFull(failure.getStatus())) {
      String reason = "the disk is full: " + text(failure);
      if (health.get() instanceof Healthy healthy
          && health.compareAndSet(healthy, new Full(reason))) {
        LOG.log(
            Logger.Level.WARNING,
            "the disk is full: " + whole(failure) + "; writes are refused until there is room");
      }
      return new EngineError.StorageFull(reason, failure);
    }
    return failed("a write failed", failure);
  }

  /** A sync failed, or something unforeseen: nobody can say what reached the disk. */
  EngineError failed(String what, Throwable failure) {
    String reason = what + ": " + text(failure);
    if (!(health.get() instanceof Broken)) {
      health.set(new Broken(reason + "; the store must be opened anew"));
      LOG.log(
          Logger.Level.ERROR,
          what + ": " + whole(failure) + "; no more writes until the store is opened anew");
    }
    return new EngineError.OutcomeUnknown(
        reason + "; whether it is there shows when the store is opened anew", failure);
  }

  /**
   * Whether nothing was written for want of space. Space that runs out in a sync of the log is not
   * that: the batch was appended before, and may be found there.
   */
  private static boolean isFull(@Nullable Status status) {
    if (status == null || status.getSubCode() != Status.SubCode.NoSpace) {
      return false;
    }
    String state = status.getState();
    return state == null || !(state.contains("sync") && state.contains(".log"));
  }

  /** Why, for clients: with the names of files, but not where on this machine they are. */
  static String text(Throwable failure) {
    return FOLDERS.matcher(whole(failure)).replaceAll("");
  }

  private static String whole(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
