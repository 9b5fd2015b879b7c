package dev.stator.dapr;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of one request to a state store, as far as it means something there. Names in any
 * case; other names are left alone.
 *
 * @param partition "partitionKey"
 * @param timeToLive {@code ttlInSeconds}
 * @param consistency {@code consistency}, for clients that can set it nowhere else
 */
public record RequestMetadata(
    @Nullable String partition, TimeToLive timeToLive, @Nullable Consistency consistency) {

  /**
   * @throws StateError.InvalidRequest for a bad {@code ttlInSeconds}
   */
  public static RequestMetadata parse(Map<String, String> metadata) {
    String partition = null;
    String seconds = null;
    String consistency = null;
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      if (entry.getKey().equalsIgnoreCase("partitionKey")) {
        partition = entry.getValue();
      } else if (entry.getKey().equalsIgnoreCase("ttlInSeconds")) {
        seconds = entry.getValue();
      } else if (entry.getKey().equalsIgnoreCase("consistency")) {
        consistency = entry.getValue();
      }
    }
    try {
      return new RequestMetadata(
          partition, TimeToLive.parse(seconds), Consistency.ofRequest(consistency));
    } catch (IllegalArgumentException badTimeToLive) {
      throw new StateError.InvalidRequest(String.valueOf(badTimeToLive.getMessage()));
    }
  }
}
