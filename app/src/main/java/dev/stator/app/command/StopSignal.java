package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM, for a command that goes on until then: it ends its work, and the process exits
 * with 0.
 */
final class StopSignal implements AutoCloseable {
  /** Work that takes longer waits for something far away. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stator-stop");
  private volatile boolean given;

  private StopSignal() {}

  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    try {
      Runtime.getRuntime().addShutdownHook(signal.hook);
    } catch (IllegalStateException stoppedAlready) {
      signal.given = true;
    }
    return signal;
  }

  boolean isGiven() {
    return given;
  }

  private void stop() {
    given = true;
    try {
      if (!finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.OK.number());
  }

  @Override
  public void close() {
    finished.countDown();
    if (!given) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException stoppingNow) {
        given = true;
      }
    }
  }
}
