package dev.stator.server.dapr.pluggable;

import com.google.protobuf.ByteString;
import dev.stator.dapr.binding.BindingEvent;
import dev.stator.dapr.binding.DeliveryLog;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.server.dapr.pluggable.proto.ReadRequest;
import dev.stator.server.dapr.pluggable.proto.ReadResponse;
import dev.stator.tables.TableError;
import dev.stator.tables.stream.CheckpointException;
import dev.stator.tables.stream.NoStreamException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one input binding on their way to a daprd, in a thread of its own. daprd delivers
 * what it gets side by side, so that the next event waits for the acknowledgement of the one
 * before: changes of one item stay in their order. daprd does not open a stream again that has
 * ended, so that a table that cannot be read does not end it.
 */
final class EventStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private final String name;
  private final InputBinding binding;
  private final StreamObserver<ReadResponse> events;
  private final Runnable ended;
  private final DeliveryLog log;

  /** Room for the one that is waited for: daprd may send as many as it likes. */
  private final BlockingQueue<ReadRequest> acknowledgements = new ArrayBlockingQueue<>(1);

  private final Thread thread;
  private volatile @Nullable String awaited;
  private volatile boolean closed;

  /**
   * @param binding is closed with this
   * @param ended is called when nothing is read any more
   */
  EventStream(
      String name, InputBinding binding, StreamObserver<ReadResponse> events, Runnable ended) {
    this.name = name;
    this.binding = binding;
    this.events = events;
    this.ended = ended;
    this.log = new DeliveryLog(LOG, name);
    this.thread = Thread.ofVirtual().name("dapr-read-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void acknowledge(ReadRequest acknowledgement) {
    String id = acknowledgement.getMessageId();
    if (!id.equals(awaited)) {
      LOG.warn("binding {}: daprd acknowledges {}, which does not wait", name, id);
    } else if (!acknowledgements.offer(acknowledgement)) {
      LOG.warn("binding {}: daprd acknowledges {} more than once", name, id);
    }
  }

  /** daprd is gone, or wants no more. Does not wait. */
  void stop() {
    closed = true;
    thread.interrupt();
  }

  /** Nobody else speaks to daprd: the stream is not for many threads. */
  private void run() {
    @Nullable StatusRuntimeException end = null;
    try {
      while (!closed) {
        try {
          Optional<BindingEvent> event = binding.next(WAIT);
          if (event.isPresent()) {
            deliver(event.get());
          }
          log.well();
        } catch (TableError | NoStreamException | CheckpointException failure) {
          log.complain(failure);
          Thread.sleep(RETRY);
        }
      }
    } catch (InterruptedException stopped) {
      LOG.debug("binding {}: daprd reads no more", name);
    } catch (RuntimeException fault) {
      end = Answers.status(fault);
    } finally {
      end();
    }
    if (end == null) {
      events.onCompleted();
    } else {
      events.onError(end);
    }
  }

  private void deliver(BindingEvent event) throws InterruptedException {
    log.delivering(event);
    acknowledgements.clear();
    awaited = event.id();
    events.onNext(
        ReadResponse.newBuilder()
            .setData(ByteString.copyFrom(event.data().asByteArrayUnsafe()))
            .putAllMetadata(event.metadata())
            .setContentType(BindingEvent.CONTENT_TYPE)
            .setMessageId(event.id())
            .build());
    @Nullable ReadRequest acknowledgement = acknowledgement();
    awaited = null;
    if (acknowledgement == null) {
      return;
    }
    if (!acknowledgement.hasResponseError()) {
      binding.delivered();
      return;
    }
    String reason = acknowledgement.getResponseError().getMessage();
    log.failed(event, reason, binding.failed(reason));
  }

  /** Null if the stream was closed before. */
  private @Nullable ReadRequest acknowledgement() throws InterruptedException {
    @Nullable ReadRequest one = null;
    while (one == null && !closed) {
      one = acknowledgements.poll(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }
    return one;
  }

  private void end() {
    try {
      binding.close();
    } catch (CheckpointException unsaved) {
      LOG.warn("binding {}: {}", name, unsaved.getMessage());
    }
    ended.run();
  }

  /** Waits for the acknowledgement that is on its way, saves the checkpoint, ends the stream. */
  @Override
  public void close() {
    closed = true;
    try {
      if (!thread.join(STOP_MAX)) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
