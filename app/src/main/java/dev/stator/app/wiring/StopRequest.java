package dev.stator.app.wiring;

import java.util.concurrent.CountDownLatch;

/** A client's wish that the server ends, as Dapr's applications may have it. For many threads. */
public final class StopRequest {
  private final CountDownLatch asked = new CountDownLatch(1);

  void ask() {
    asked.countDown();
  }

  /** Waits until a client asks. */
  public void await() throws InterruptedException {
    asked.await();
  }
}
