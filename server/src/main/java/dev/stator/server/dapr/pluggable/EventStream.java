package dev.stator.server.dapr.pluggable;

import com.google.protobuf.ByteString;
import dev.stator.dapr.binding.BindingEvent;
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

  /** Room for the one that is waited for: daprd may send as many as it likes. */
  private final BlockingQueue<ReadRequest> acknowledgements = new ArrayBlockingQueue<>(1);

  private final Thread thread;
  private @Nullable String lastComplaint;
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
          lastComplaint = null;
        } catch (TableError | NoStreamException | CheckpointException failure) {
          complain(String.valueOf(failure.getMessage()));
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
    if (event.afterGap() && event.attempt() == 1) {
      LOG.warn(
          "binding {}: changes before event {} are lost: the stream kept them for 24 hours",
          name,
          event.id());
    }
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
    switch (binding.failed(reason)) {
      case InputBinding.Failure.Retry(Duration after) ->
          LOG.info("binding {}: event {} again in {}: {}", name, event.id(), after, reason);
      case InputBinding.Failure.Parked parked ->
          LOG.warn(
              "binding {}: event {} is parked after {} deliveries: {}",
              name,
              event.id(),
              event.attempt(),
              reason);
      case InputBinding.Failure.NotParked(Duration after, var error) ->
          LOG.warn("binding {}: {}", name, error.getMessage());
    }
  }

  /** Null if the stream was closed before. */
  private @Nullable ReadRequest acknowledgement() throws InterruptedException {
    @Nullable ReadRequest one = null;
    while (one == null && !closed) {
      one = acknowledgements.poll(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }
    return one;
  }

  private void complain(String complaint) {
    if (!complaint.equals(lastComplaint)) {
      LOG.warn("binding {}: {}", name, complaint);
      lastComplaint = complaint;
    }
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
