package dev.stator.server.mcp;

import dev.stator.server.shell.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Whether a browser's page may call: pages of this machine only. A page elsewhere could otherwise
 * let its name mean this address and call from here. Programs send no origin.
 *
 * <p>Source: Model Context Protocol, 2025-11-25, "Transports", Security Warning.
 */
final class SameMachine {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private SameMachine() {}

  static boolean sent(HttpRequest request) {
    String origin = request.header("Origin");
    if (origin == null) {
      return true;
    }
    try {
      String host = new URI(origin).getHost();
      return host != null && LOCAL.contains(host);
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
