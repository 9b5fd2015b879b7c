package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.StreamedBody;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes below a base as server-sent events: {@code event: update} or {@code remove}, with {@code
 * data: {"key":"foo/bar"}}; first {@code event: ready}, as what happens from then on is told. Every
 * event has an id: who sends it back as {@code Last-Event-ID} is told what happened meanwhile. If
 * that is not known any more, and also to who reads too slowly, {@code event: lost} says that the
 * keys must be listed again.
 *
 * <p>Source: HTML Living Standard, section 9.2, "Server-sent events".
 */
final class KeyEvents {
  /** Clients that watch at once. */
  static final int WATCHERS_MAX = 1000;

  /** Changes of one Storage that are kept for those who are slow, or were away. */
  static final int KEPT_MAX = 10_000;

  /** How long a Storage is watched on when nobody is there, as somebody may come back. */
  private static final Duration LINGER = Duration.ofMinutes(5);

  /** How soon clients are to come back. */
  private static final int RETRY_MILLIS = 2000;

  /** Something is sent after so long a silence, so that nobody on the way hangs up. */
  private static final long SILENCE_NANOS_MAX = TimeUnit.SECONDS.toNanos(15);

  private static final String RETRY_AFTER_SECONDS = "10";

  private final Semaphore places = new Semaphore(WATCHERS_MAX);
  private final Map<Storage, ChangeFeed> feeds = new ConcurrentHashMap<>();

  /** The changes below the call's base, until the client goes away or the server stops. */
  HttpAnswer watch(StorageCall call) {
    if (!places.tryAcquire()) {
      return StorageAnswers.error(503, WATCHERS_MAX + " clients watch already; try again later")
          .with("retry-after", RETRY_AFTER_SECONDS);
    }
    ChangeFeed feed =
        feeds.computeIfAbsent(call.storage(), storage -> new ChangeFeed(storage, KEPT_MAX, LINGER));
    @Nullable String after = call.request().header("last-event-id");
    ChangeFeed.Reader reader;
    try {
      reader = feed.join(call.key(), after == null || after.isEmpty() ? null : after);
    } catch (RuntimeException failed) {
      places.release();
      throw failed;
    }
    return HttpAnswer.streamed(200, "text/event-stream", new Subscription(reader))
        .with("cache-control", "no-store");
  }

  /** One client's. */
  private final class Subscription implements StreamedBody {
    private final ChangeFeed.Reader reader;
    private final AtomicBoolean closed = new AtomicBoolean();

    Subscription(ChangeFeed.Reader reader) {
      this.reader = reader;
    }

    @Override
    public void writeTo(OutputStream out, BooleanSupplier ending) throws IOException {
      try {
        // In one piece: a client that is cut off between the two would not know that it lost some.
        String lost = reader.takeLost() ? event("lost", "{}") : "";
        send(out, "retry: " + RETRY_MILLIS + "\n" + event("ready", "{}") + lost);
        write(out, ending);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        places.release();
        reader.leave();
      }
    }

    private void write(OutputStream out, BooleanSupplier ending)
        throws IOException, InterruptedException {
      long sent = System.nanoTime();
      while (!ending.getAsBoolean()) {
        ChangeFeed.Change change = reader.next(LOOK_MILLIS_MAX);
        if (reader.takeLost()) {
          send(out, event("lost", "{}"));
        } else if (change != null) {
          send(out, event(change.kind().label(), data(change.key())));
        } else if (System.nanoTime() - sent > SILENCE_NANOS_MAX) {
          // without data it is no event, but the client knows how far it was told
          send(out, "id: " + reader.id() + "\n\n");
        } else {
          continue;
        }
        sent = System.nanoTime();
      }
    }

    private String event(String name, String data) {
      return "id: " + reader.id() + "\nevent: " + name + "\ndata: " + data + "\n\n";
    }

    private static String data(String key) {
      JsonValue.Obj data =
          new JsonValue.Obj(Map.of("key", new JsonValue.Str(key.replace(':', '/'))));
      return new String(JsonFormat.write(data), StandardCharsets.UTF_8);
    }

    private static void send(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
