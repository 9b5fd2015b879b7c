package dev.stator.store.rocksdb;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** The real log, but counted, held back when asked, and failing when told. */
final class FailingLog implements LogWriter {
  final AtomicInteger writes = new AtomicInteger();
  final AtomicInteger syncs = new AtomicInteger();

  /** The next write waits here, having counted {@link #held} down. */
  volatile @Nullable CountDownLatch gate;

  /** Syncs wait here, having counted {@link #syncing} down. */
  volatile @Nullable CountDownLatch syncGate;

  final CountDownLatch held = new CountDownLatch(1);
  final CountDownLatch syncing = new CountDownLatch(1);
  final CountDownLatch synced = new CountDownLatch(1);
  final Queue<RocksDBException> writeFailures = new ConcurrentLinkedQueue<>();
  volatile @Nullable RocksDBException syncFailure;

  private @Nullable LogWriter log;

  LogWriter around(LogWriter real) {
    log = real;
    return this;
  }

  static RocksDBException failure(Status.SubCode subCode, String state) {
    return new RocksDBException(state, new Status(Status.Code.IOError, subCode, state));
  }

  @Override
  public void write(byte[] batch, boolean sync) throws RocksDBException {
    writes.incrementAndGet();
    CountDownLatch wait = gate;
    if (wait != null) {
      held.countDown();
      await(wait);
    }
    RocksDBException failure = writeFailures.poll();
    if (failure != null) {
      throw failure;
    }
    real().write(batch, sync);
  }

  @Override
  public void sync() throws RocksDBException {
    syncs.incrementAndGet();
    syncing.countDown();
    await(syncGate);
    RocksDBException failure = syncFailure;
    try {
      if (failure != null) {
        throw failure;
      }
      real().sync();
    } finally {
      synced.countDown();
    }
  }

  private static void await(@Nullable CountDownLatch latch) {
    try {
      if (latch != null) {
        latch.await();
      }
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private LogWriter real() {
    if (log == null) {
      throw new IllegalStateException("around no log yet");
    }
    return log;
  }
}
