package dev.stator.server.shell.limit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a server has taken on and not yet done: requests and bytes. For many threads. */
public final class InFlight {
  private final int requestsMax;
  private final long bytesMax;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  public InFlight(ServerLimits limits) {
    this.requestsMax = limits.requestsMax();
    this.bytesMax = limits.bytesMax();
  }

  /** Takes on one request, if there is room; then {@link #leave} when it is answered. */
  public boolean tryEnter() {
    if (requests.incrementAndGet() <= requestsMax) {
      return true;
    }
    requests.decrementAndGet();
    return false;
  }

  public void leave() {
    requests.decrementAndGet();
  }

  /** Takes on bytes, if there is room; then {@link #release} as many. */
  public boolean tryHold(long count) {
    if (bytes.addAndGet(count) <= bytesMax) {
      return true;
    }
    bytes.addAndGet(-count);
    return false;
  }

  /** Takes on the bytes of an answer, which is there already, room or not. */
  public void hold(long count) {
    bytes.addAndGet(count);
  }

  public void release(long count) {
    bytes.addAndGet(-count);
  }

  public int requests() {
    return requests.get();
  }

  public long bytes() {
    return bytes.get();
  }
}
