package dev.stator.app.config;

import java.util.Locale;
import java.util.Optional;

/** Where Dapr's application listens on this machine, and what it speaks there. */
public record AppAddress(int port, Protocol protocol) {

  /** What an application may speak. */
  public enum Protocol {
    HTTP,
    GRPC;

    static Optional<Protocol> named(String name) {
      for (Protocol protocol : values()) {
        if (protocol.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(protocol);
        }
      }
      return Optional.empty();
    }
  }
}
