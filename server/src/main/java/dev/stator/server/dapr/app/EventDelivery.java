package dev.stator.server.dapr.app;

import dev.stator.dapr.binding.BindingEvent;
import dev.stator.dapr.binding.DeliveryLog;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.tables.TableError;
import dev.stator.tables.stream.CheckpointException;
import dev.stator.tables.stream.NoStreamException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the events of one input binding to the application, in a thread of its own, until it is
 * closed. What it cannot do now, it says once and tries again.
 */
public final class EventDelivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration ASK_AGAIN = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private final Source source;
  private final InputBinding binding;
  private final AppChannel app;
  private final DeliveryLog log;
  private volatile boolean closed;
  private @Nullable Thread thread;

  /**
   * Where the events come from and go.
   *
   * @param name of the binding
   * @param route of the application, if it speaks HTTP
   * @param asked whether the application is asked first if it takes them
   */
  public record Source(String name, String route, boolean asked) {}

  /**
   * @param binding is closed with this
   */
  public EventDelivery(Source source, InputBinding binding, AppChannel app) {
    this.source = source;
    this.binding = binding;
    this.app = app;
    this.log = new DeliveryLog(LOG, source.name());
  }

  /** Begins. Once only. */
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("binding " + source.name() + " is being delivered already");
    }
    thread = Thread.ofVirtual().name("dapr-input-" + source.name()).start(this::run);
  }

  private void run() {
    try {
      if (!source.asked() || isSubscribed()) {
        deliverAll();
      }
      binding.close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (CheckpointException unsaved) {
      LOG.warn("binding {}: {}", source.name(), unsaved.getMessage());
    } catch (RuntimeException fault) {
      LOG.error("binding {}: unexpected failure; its events are not read", source.name(), fault);
    }
  }

  private boolean isSubscribed() throws InterruptedException {
    while (!closed) {
      switch (subscription()) {
        case YES -> {
          LOG.info("binding {}: the application takes its events", source.name());
          return true;
        }
        case NO -> {
          LOG.info("binding {}: the application does not take its events", source.name());
          return false;
        }
        case UNKNOWN -> Thread.sleep(ASK_AGAIN);
      }
    }
    return false;
  }

  private AppChannel.Subscription subscription() throws InterruptedException {
    try {
      return app.subscription(source);
    } catch (RuntimeException fault) {
      log.complainOfFault("the application is asked again", fault);
      return AppChannel.Subscription.UNKNOWN;
    }
  }

  private void deliverAll() throws InterruptedException {
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
      } catch (RuntimeException fault) {
        // An event that is not told of again would be lost without a word.
        LOG.error("binding {}: unexpected failure; it is tried again", source.name(), fault);
        Thread.sleep(RETRY);
      }
    }
  }

  private void deliver(BindingEvent event) throws InterruptedException {
    log.delivering(event);
    switch (app.deliver(source, event)) {
      case AppChannel.Outcome.Taken taken -> binding.delivered();
      case AppChannel.Outcome.Refused(String reason) ->
          log.failed(event, reason, binding.failed(reason));
    }
  }

  /** Waits until the event that is on its way has been answered, and saves the checkpoint. */
  @Override
  public void close() {
    closed = true;
    @Nullable Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running == null) {
      return;
    }
    try {
      if (!running.join(STOP_MAX)) {
        running.interrupt();
        running.join();
      }
    } catch (InterruptedException interrupted) {
      running.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
