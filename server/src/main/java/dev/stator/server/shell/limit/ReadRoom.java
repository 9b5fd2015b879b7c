package dev.stator.server.shell.limit;

import java.util.concurrent.Semaphore;

/**
 * How many bytes large reads may be about to bring at the same time: a request of a hundred keys is
 * small, and that its answer has 16 MB is known only when it is there. Who asks for more than is
 * free waits, in the order of asking, and not for long: only for reads that wait for no client. For
 * many threads.
 */
public final class ReadRoom {
  /** What is read lies in memory several times over: as items, as text, and while that grows. */
  private static final int SHARE_OF_HEAP = 8;

  private static final int UNIT_BYTES = 1024;

  /** That of this process. */
  public static final ReadRoom OF_JVM =
      new ReadRoom(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

  private static final Place NOTHING = () -> {};

  private final int units;
  private final Semaphore free;

  ReadRoom(long bytes) {
    this.units = Math.toIntExact(Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE));
    this.free = new Semaphore(units, true);
  }

  /** What one read may bring; closing gives it back. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
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
    int taken = (int) Math.min(Math.ceilDiv(bytesMax, UNIT_BYTES), units);
    free.acquireUninterruptibly(taken);
    return () -> free.release(taken);
  }
}
