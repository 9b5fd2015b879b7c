package dev.stator.server.shell.observe;

import java.util.List;

/** Takes note of answered requests, on the threads that answered them: it must not block. */
public interface ExchangeObserver {

  void answered(Exchange exchange);

  static ExchangeObserver nobody() {
    return exchange -> {};
  }

  static ExchangeObserver all(List<ExchangeObserver> observers) {
    List<ExchangeObserver> copy = List.copyOf(observers);
    return exchange -> copy.forEach(observer -> observer.answered(exchange));
  }
}
