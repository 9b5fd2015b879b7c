package dev.stator.app.wiring;

import dev.stator.app.config.Port;
import java.util.Map;

/**
 * Where the started ports are.
 *
 * @param host as the user wrote it
 * @param tls whether they speak it
 */
record Addresses(String host, Map<Port, Integer> ports, boolean tls) {
  Addresses {
    ports = Map.copyOf(ports);
  }

  /** Such as {@code 127.0.0.1:6000}. */
  String authority(Port port) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return shown + ":" + ports.getOrDefault(port, 0);
  }

  /** Such as {@code http://127.0.0.1:8000}. */
  String url(Port port) {
    return (tls ? "https://" : "http://") + authority(port);
  }
}
