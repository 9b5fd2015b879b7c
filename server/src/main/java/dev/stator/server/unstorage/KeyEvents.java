package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.StreamedBody;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.ChangeKind;
import dev.stator.unstorage.Watch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes below a base as server-sent events: {@code event: update} or {@code remove}, with {@code
 * data: {"key":"foo/bar"}}; first {@code event: ready}, as what happens from then on is told. Who
 * reads too slowly, or reconnects, gets {@code event: lost} or nothing of what happened meanwhile,
 * and lists the keys again.
 *
 * <p>Source: HTML Living Standard, section 9.2, "Server-sent events".
 */
final class KeyEvents {
  /** Clients that watch at once. */
  static final int WATCHERS_MAX = 1000;

  /** Events that wait for one client. */
  static final int WAITING_MAX = 10_000;

  /** A comment is sent after so long a silence, so that nobody on the way hangs up. */
  private static final long SILENCE_NANOS_MAX = TimeUnit.SECONDS.toNanos(15);

  private static final String RETRY_AFTER_SECONDS = "10";

  private final Semaphore places = new Semaphore(WATCHERS_MAX);

  private record Event(ChangeKind kind, String key) {}

  /** The changes below the call's base, until the client goes away or the server stops. */
  HttpAnswer watch(StorageCall call) {
    if (!places.tryAcquire()) {
      return StorageAnswers.error(503, WATCHERS_MAX + " clients watch already; try again later")
          .with("retry-after", RETRY_AFTER_SECONDS);
    }
    Subscription subscription = new Subscription(call.key());
    try {
      subscription.begin(call);
    } catch (RuntimeException failed) {
      subscription.close();
      throw failed;
    }
    return HttpAnswer.streamed(200, "text/event-stream", subscription)
        .with("cache-control", "no-store");
  }

  /** One client's. */
  private final class Subscription implements StreamedBody {
    private final String base;
    private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Watch watch;

    Subscription(String base) {
      this.base = base;
    }

    void begin(StorageCall call) {
      watch =
          call.storage()
              .watch(
                  (kind, key) -> {
                    if (key.startsWith(base) && !waiting.offer(new Event(kind, key))) {
                      lost.set(true);
                    }
                  });
    }

    @Override
    public void writeTo(OutputStream out, BooleanSupplier ending) throws IOException {
      try {
        send(out, "event: ready\ndata: {}\n\n");
        write(out, ending);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      if (!closed.compareAndSet(false, true)) {
        return;
      }
      places.release();
      if (watch != null) {
        watch.close();
      }
    }

    private void write(OutputStream out, BooleanSupplier ending)
        throws IOException, InterruptedException {
      long sent = System.nanoTime();
      while (!ending.getAsBoolean()) {
        Event event = waiting.poll(LOOK_MILLIS_MAX, TimeUnit.MILLISECONDS);
        if (event != null) {
          send(out, text(event));
        } else if (lost.getAndSet(false)) {
          send(out, "event: lost\ndata: {}\n\n");
        } else if (System.nanoTime() - sent > SILENCE_NANOS_MAX) {
          send(out, ":\n\n");
        } else {
          continue;
        }
        sent = System.nanoTime();
      }
    }

    private static String text(Event event) {
      JsonValue.Obj data =
          new JsonValue.Obj(Map.of("key", new JsonValue.Str(event.key().replace(':', '/'))));
      return "event: "
          + event.kind().label()
          + "\ndata: "
          + new String(JsonFormat.write(data), StandardCharsets.UTF_8)
          + "\n\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
