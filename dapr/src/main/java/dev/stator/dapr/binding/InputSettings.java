package dev.stator.dapr.binding;

import dev.stator.dapr.internal.ComponentMetadata;
import dev.stator.tables.stream.StreamReaderSettings.Start;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an input binding reads the table's stream and delivers its events.
 *
 * @param route the application's path; null for the component's name
 * @param start where to start without a checkpoint: {@code startingPosition}
 * @param attemptsMax deliveries of one event before it is parked: {@code maxDeliveries}
 * @param checkpointTable where checkpoints lie; null for the place that the program chooses
 * @param parkingTable where events lie that could not be delivered; null for the place that the
 *     program chooses
 */
public record InputSettings(
    @Nullable String route,
    Start start,
    int attemptsMax,
    @Nullable String checkpointTable,
    @Nullable String parkingTable) {
  public static final int ATTEMPTS_DEFAULT = 5;
  public static final int ATTEMPTS_MAX = 1000;

  public InputSettings {
    if (attemptsMax < 1 || attemptsMax > ATTEMPTS_MAX) {
      throw ComponentMetadata.field("maxDeliveries", "must be between 1 and " + ATTEMPTS_MAX);
    }
  }

  static InputSettings read(ComponentMetadata metadata) {
    return new InputSettings(
        metadata.text("route"),
        start(metadata.text("startingPosition")),
        attempts(metadata.text("maxDeliveries")),
        metadata.text("checkpointTable"),
        metadata.text("parkingTable"));
  }

  private static Start start(@Nullable String text) {
    if (text == null) {
      return Start.NEW;
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "LATEST" -> Start.NEW;
      case "TRIM_HORIZON" -> Start.OLDEST;
      default ->
          throw ComponentMetadata.field("startingPosition", "must be LATEST or TRIM_HORIZON");
    };
  }

  private static int attempts(@Nullable String text) {
    try {
      return text == null ? ATTEMPTS_DEFAULT : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw ComponentMetadata.field("maxDeliveries", "must be between 1 and " + ATTEMPTS_MAX);
    }
  }
}
