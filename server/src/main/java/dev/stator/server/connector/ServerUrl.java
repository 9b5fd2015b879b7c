package dev.stator.server.connector;

import dev.stator.server.shell.HttpRequest;
import java.util.regex.Pattern;

/** The absolute address that generated clients call. */
final class ServerUrl {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::\\d{1,5})?");
  private static final String UNKNOWN_HOST = "localhost";

  private ServerUrl() {}

  /** The configured one, or the one that the document itself was asked from. */
  static String of(HttpRequest request, ConnectorConfig config) {
    String configured = config.publicUrl();
    if (configured != null) {
      return configured;
    }
    String host = request.header("Host");
    String scheme = "https".equals(request.header("X-Forwarded-Proto")) ? "https" : config.scheme();
    return scheme + "://" + (host != null && HOST.matcher(host).matches() ? host : UNKNOWN_HOST);
  }
}
