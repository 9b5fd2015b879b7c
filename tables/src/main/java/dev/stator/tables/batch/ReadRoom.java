package dev.stator.tables.batch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many bytes large reads may be about to bring at the same time: a request of a hundred keys is
 * small, and that its answer has 16 MB is known only when it is there. Who asks for more than is
 * free waits, in the order of asking, and not for long: for reads in work, which wait for no client
 * of ours. For many threads.
 */
public final class ReadRoom {
  /** What is read lies in memory several times over: as items, as text, and while that grows. */
  private static final int SHARE_OF_HEAP = 8;

  private static final int UNIT_BYTES = 1024;

  /** Many of these do no harm, and what reads a few items should not wait for large batches. */
  private static final long LITTLE_BYTES = 4 * 1024 * 1024;

  private static final long ITEM_BYTES_MAX = 400 * 1024;
  private static final long BATCH_BYTES_MAX = 16 * 1024 * 1024;

  private static final Place NOTHING = () -> {};

  private final int units;
  private final Semaphore free;

  ReadRoom(long bytes) {
    this.units = Math.toIntExact(Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE));
    this.free = new Semaphore(units, true);
  }

  /** A fixed share of this JVM's heap. */
  public static ReadRoom inHeap() {
    return new ReadRoom(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** What one read may bring; closing gives it back. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * What a batch of so many items may bring.
   *
   * <p>Source: Amazon DynamoDB API Reference, "BatchGetItem".
   */
  public static long ofBatch(long items) {
    return Math.min(items * ITEM_BYTES_MAX, BATCH_BYTES_MAX);
  }

  /**
   * Waits until there is room.
   *
   * @param bytesMax that the read may bring; one that may bring more than there ever is has all of
   *     it, alone. 0 takes nothing and never waits
   */
  public Place enter(long bytesMax) {
    if (bytesMax == 0) {
      return NOTHING;
    }
    int taken = units(bytesMax);
    free.acquireUninterruptibly(taken);
    return () -> free.release(taken);
  }

  /**
   * The same for reads of what may be far away: one that brings little does not wait at all, and
   * others no longer than {@code wait}, whatever those before them wait for.
   */
  public Place enterWithin(Duration wait, long bytesMax) {
    int taken = units(bytesMax);
    if (bytesMax <= LITTLE_BYTES) {
      return NOTHING;
    }
    try {
      return free.tryAcquire(taken, wait.toNanos(), TimeUnit.NANOSECONDS)
          ? () -> free.release(taken)
          : NOTHING;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return NOTHING;
    }
  }

  private int units(long bytesMax) {
    return (int) Math.min(Math.ceilDiv(bytesMax, UNIT_BYTES), units);
  }
}
