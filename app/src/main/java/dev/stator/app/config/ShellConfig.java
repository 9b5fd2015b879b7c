package dev.stator.app.config;

import dev.stator.server.shell.limit.ServerLimits;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What all front ends share.
 *
 * @param accessLog where lines about requests go
 */
public record ShellConfig(ServerLimits limits, AccessLogTarget accessLog) {
  /** How long a stop answers requests that are on their way, before it closes what is idle. */
  private static final Duration STOP_LINGER = Duration.ofMillis(250);

  private static final int COUNT_MAX = 1_000_000;
  private static final long MEGABYTE = 1024 * 1024;

  /** Bodies are not all that lies in memory. */
  private static final int SHARE_OF_HEAP = 2;

  /** Where the access log goes. */
  public sealed interface AccessLogTarget {
    record None() implements AccessLogTarget {}

    record Output() implements AccessLogTarget {}

    record File(Path path) implements AccessLogTarget {}
  }

  static ShellConfig from(Settings settings) {
    int connections = count(settings, Setting.MAX_CONNECTIONS);
    ServerLimits limits =
        ServerLimits.DEFAULT
            .withConnections(
                connections, Math.min(connections, ServerLimits.DEFAULT.peerConnectionsMax()))
            .withInFlight(
                count(settings, Setting.MAX_REQUESTS),
                Math.min(
                    MEGABYTE * count(settings, Setting.MAX_REQUEST_MEGABYTES),
                    Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP))
            .withStop(STOP_LINGER, Duration.ofSeconds(count(settings, Setting.STOP_GRACE)));
    return new ShellConfig(limits, accessLog(settings.text(Setting.ACCESS_LOG)));
  }

  private static AccessLogTarget accessLog(String text) {
    return switch (text) {
      case "" -> new AccessLogTarget.None();
      case "-" -> new AccessLogTarget.Output();
      default -> new AccessLogTarget.File(Path.of(text));
    };
  }

  private static int count(Settings settings, Setting setting) {
    String text = settings.text(setting);
    try {
      int count = Integer.parseInt(text);
      if (count >= 1 && count <= COUNT_MAX) {
        return count;
      }
    } catch (NumberFormatException notNumber) {
      // told below, like a number out of range
    }
    throw settings.wrong(
        setting, "must be a number from 1 to " + COUNT_MAX + ", not '" + text + "'");
  }
}
