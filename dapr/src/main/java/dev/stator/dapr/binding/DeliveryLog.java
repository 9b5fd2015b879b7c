package dev.stator.dapr.binding;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What the log is told of one binding's deliveries, whoever they go to: without the events' data,
 * and what goes on failing once only. For one thread.
 */
public final class DeliveryLog {
  private final Logger log;
  private final String binding;
  private @Nullable String lastComplaint;

  /**
   * @param log of who delivers
   */
  public DeliveryLog(Logger log, String binding) {
    this.log = log;
    this.binding = binding;
  }

  /** Before a delivery: warns if changes before it are lost. */
  public void delivering(BindingEvent event) {
    if (event.afterGap() && event.attempt() == 1) {
      log.warn(
          "binding {}: changes before event {} are lost: the stream kept them for 24 hours",
          binding,
          event.id());
    }
  }

  /**
   * @param reason why the event was not taken
   * @param failure what becomes of it
   */
  public void failed(BindingEvent event, String reason, InputBinding.Failure failure) {
    switch (failure) {
      case InputBinding.Failure.Retry(Duration after) ->
          log.info("binding {}: event {} again in {}: {}", binding, event.id(), after, reason);
      case InputBinding.Failure.Parked parked ->
          log.warn(
              "binding {}: event {} is parked after {} deliveries: {}",
              binding,
              event.id(),
              event.attempt(),
              reason);
      case InputBinding.Failure.NotParked(Duration after, var error) ->
          log.warn("binding {}: {}", binding, error.getMessage());
    }
  }

  /** Told once, until something else is complained of, or {@link #well}. */
  public void complain(RuntimeException failure) {
    String complaint = String.valueOf(failure.getMessage());
    if (isNews(complaint)) {
      log.warn("binding {}: {}", binding, complaint);
    }
  }

  /**
   * A failure that nobody foresaw, told with its stack as often as a complaint.
   *
   * @param then what is done about it
   */
  public void complainOfFault(String then, RuntimeException fault) {
    if (isNews(fault.toString())) {
      log.error("binding {}: unexpected failure; {}", binding, then, fault);
    }
  }

  /** What failed works again. */
  public void well() {
    lastComplaint = null;
  }

  private boolean isNews(String complaint) {
    boolean isNew = !complaint.equals(lastComplaint);
    lastComplaint = complaint;
    return isNew;
  }
}
