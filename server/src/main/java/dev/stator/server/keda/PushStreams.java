package dev.stator.server.keda;

import dev.stator.keda.activation.ActivityWatch;
import dev.stator.server.keda.proto.IsActiveResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The open streams. Each has a thread of its own: gRPC tells a call that it was cancelled only when
 * the call's method has returned.
 *
 * <p>A stream ends with OK: when it is old, or when this is closed. KEDA's pause before it comes
 * back, doubled after each error, starts again only then.
 */
final class PushStreams implements AutoCloseable {
  private final PushTiming timing;
  private final Set<Runnable> endings = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  PushStreams(PushTiming timing) {
    this.timing = timing;
  }

  /** Tells every change of a workload's activity, and again and again that it is active. */
  void activity(ServerCallStreamObserver<IsActiveResponse> stream, ActivityWatch watch) {
    Runnable ending = watch::close;
    open(stream, ending, () -> tell(stream, watch));
  }

  private void tell(ServerCallStreamObserver<IsActiveResponse> stream, ActivityWatch watch)
      throws InterruptedException {
    long endNanos = System.nanoTime() + timing.ageMax().toNanos();
    @Nullable Boolean last = null;
    while (System.nanoTime() < endNanos) {
      Optional<Boolean> active = watch.next(timing.reassert());
      if (watch.isClosed()) {
        break;
      }
      if (active.isPresent() && (active.get() || !active.get().equals(last))) {
        stream.onNext(ScalerMessages.active(active.get()));
        last = active.get();
      }
    }
  }

  /** Tells one thing, and stays open. */
  <T> void constant(ServerCallStreamObserver<T> stream, T message) {
    CountDownLatch ended = new CountDownLatch(1);
    open(
        stream,
        ended::countDown,
        () -> {
          stream.onNext(message);
          if (!ended.await(timing.ageMax().toMillis(), TimeUnit.MILLISECONDS)) {
            ended.countDown();
          }
        });
  }

  /** What a stream's thread does. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private void open(ServerCallStreamObserver<?> stream, Runnable ending, Work work) {
    stream.setOnCancelHandler(ending);
    endings.add(ending);
    if (closed) {
      ending.run();
    }
    Thread.ofVirtual()
        .name("stator-keda-stream")
        .start(
            () -> {
              try {
                work.run();
                stream.onCompleted();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                stream.onCompleted();
              } catch (RuntimeException failure) {
                stream.onError(ScalerErrors.status(failure));
              } finally {
                ending.run();
                endings.remove(ending);
              }
            });
  }

  @Override
  public void close() {
    closed = true;
    endings.forEach(Runnable::run);
  }
}
