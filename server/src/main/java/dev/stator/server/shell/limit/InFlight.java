package dev.stator.server.shell.limit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a server has taken on and not yet done: requests and bytes. For many threads. */
public final class InFlight {
  private final int requestsMax;
  private final long bytesMax;
  private final AtomicInteger requests = new AtomicInteger();
  private final long answerBytesMax;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong answerBytes = new AtomicLong();
  private final AtomicLong callAnswerBytes = new AtomicLong();

  /** With as much room for answers as for bodies. */
  public InFlight(ServerLimits limits) {
    this(limits, limits.bytesMax());
  }

  /**
   * @param answerBytesMax of answers that are counted apart ({@link #tryHoldAnswer}): whoever does
   *     not take them takes no room from requests
   */
  public InFlight(ServerLimits limits, long answerBytesMax) {
    this.requestsMax = limits.requestsMax();
    this.bytesMax = limits.bytesMax();
    this.answerBytesMax = answerBytesMax;
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

  public void release(long count) {
    bytes.addAndGet(-count);
  }

  /** Takes on bytes of an answer that is being made, if there is room. */
  public boolean tryHoldAnswer(long count) {
    if (answerBytes.addAndGet(count) <= answerBytesMax) {
      return true;
    }
    answerBytes.addAndGet(-count);
    return false;
  }

  /** Takes on those of an answer that waits for its client, room or not. */
  public void holdAnswer(long count) {
    answerBytes.addAndGet(count);
  }

  public void releaseAnswer(long count) {
    answerBytes.addAndGet(-count);
  }

  /** The same for answers to calls of gRPC, whose clients cannot be made to take them. */
  public void holdCallAnswer(long count) {
    callAnswerBytes.addAndGet(count);
  }

  public void releaseCallAnswer(long count) {
    callAnswerBytes.addAndGet(-count);
  }

  /** Whether more of those wait for their clients than there is room for. */
  public boolean isFullOfCallAnswers() {
    return callAnswerBytes.get() > answerBytesMax;
  }

  public int requests() {
    return requests.get();
  }

  public long bytes() {
    return bytes.get() + answerBytes.get() + callAnswerBytes.get();
  }
}
