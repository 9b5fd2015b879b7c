package dev.stator.server.dapr.app;

import dev.stator.dapr.binding.BindingEvent;

/** The way to the application. For many threads. */
public interface AppChannel extends AutoCloseable {

  /** Whether the application takes a binding's events. */
  enum Subscription {
    YES,
    NO,
    /** It does not answer yet: ask again. */
    UNKNOWN
  }

  /** What came of handing over an event. */
  sealed interface Outcome {
    record Taken() implements Outcome {}

    /**
     * @param reason for people: a status, or why there was none
     */
    record Refused(String reason) implements Outcome {}
  }

  Subscription subscription(EventDelivery.Source source) throws InterruptedException;

  /** Hands over one event and waits for the application's answer. */
  Outcome deliver(EventDelivery.Source source, BindingEvent event) throws InterruptedException;

  /** Gives up what is under way. */
  @Override
  void close();
}
