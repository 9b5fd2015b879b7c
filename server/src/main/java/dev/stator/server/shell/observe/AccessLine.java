package dev.stator.server.shell.observe;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An exchange as a line of the access log:
 *
 * <pre>
 * time=2026-11-21T08:45:01.123Z peer=127.0.0.1 frontend=dynamodb operation=PutItem method=POST
 *   path=/ status=400 error=ThrottlingException in=512 out=98 ms=0.412 id=8K2...
 * </pre>
 *
 * The query is left out, as it may hold values; what is not there is a dash. A path is cut at
 * {@link #PATH_LENGTH_MAX}, and whatever could end the line or the pair is escaped as {@code \xHH}.
 */
final class AccessLine {
  static final int PATH_LENGTH_MAX = 512;

  private static final double NANOS_PER_MS = 1e6;

  private final Clock clock;

  AccessLine(Clock clock) {
    this.clock = clock;
  }

  String of(Exchange exchange) {
    StringBuilder line = new StringBuilder(256);
    line.append("time=").append(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    pair(line, "peer", exchange.peer());
    pair(line, "frontend", exchange.frontEnd());
    pair(line, "operation", exchange.operation());
    pair(line, "method", exchange.method());
    pair(line, "path", exchange.path());
    line.append(" status=").append(exchange.status());
    pair(line, "error", exchange.error());
    line.append(" in=").append(exchange.receivedBytes());
    line.append(" out=").append(exchange.sentBytes());
    line.append(" ms=").append(String.format(Locale.ROOT, "%.3f", exchange.nanos() / NANOS_PER_MS));
    pair(line, "id", exchange.requestId());
    return line.toString();
  }

  private static void pair(StringBuilder line, String name, @Nullable String value) {
    line.append(' ').append(name).append('=');
    if (value == null || value.isEmpty()) {
      line.append('-');
      return;
    }
    int length = Math.min(value.length(), PATH_LENGTH_MAX);
    for (int at = 0; at < length; at++) {
      char one = value.charAt(at);
      if (one > ' ' && one < 0x7F && one != '"' && one != '\\') {
        line.append(one);
      } else {
        line.append(String.format(Locale.ROOT, "\\x%02X", (int) one));
      }
    }
    if (length < value.length()) {
      line.append("...");
    }
  }
}
