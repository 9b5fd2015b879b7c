package dev.stator.dapr.internal;

import java.util.concurrent.Semaphore;

/**
 * How many bytes batches of reads may be about to bring at the same time, all state stores of this
 * JVM together: what a call brings is only known when it is there, up to 16 MB. Waits are short, as
 * nobody holds a place for longer than one call. For many threads.
 */
public final class ReadingGate {
  private static final long KILOBYTE = 1024;
  private static final long ITEM_KILOBYTES_MAX = 400;

  /** Source: Amazon DynamoDB API Reference, "BatchGetItem". */
  private static final long CALL_KILOBYTES_MAX = 16 * 1024;

  private static final int SHARE_OF_HEAP = 8;

  /** One for a heap. */
  public static final ReadingGate OF_JVM = new ReadingGate(Runtime.getRuntime().maxMemory());

  private final int kilobytes;
  private final Semaphore places;

  ReadingGate(long heapBytes) {
    this.kilobytes =
        Math.toIntExact(
            Math.clamp(
                heapBytes / SHARE_OF_HEAP / KILOBYTE, CALL_KILOBYTES_MAX, Integer.MAX_VALUE));
    this.places = new Semaphore(kilobytes, true);
  }

  /** Waits until a call of so many keys may be made. */
  public void enter(int keys) {
    places.acquireUninterruptibly(kilobytes(keys));
  }

  /** That call is over. */
  public void leave(int keys) {
    places.release(kilobytes(keys));
  }

  private static int kilobytes(int keys) {
    return (int) Math.min(keys * ITEM_KILOBYTES_MAX, CALL_KILOBYTES_MAX);
  }
}
