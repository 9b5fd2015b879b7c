package dev.stator.server.dapr;

import dev.stator.dapr.KeyPrefix;
import dev.stator.tables.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What the Dapr front end needs to know besides its components.
 *
 * @param appId the application's id, part of every key unless a component's {@code keyPrefix} says
 *     otherwise; empty for none
 * @param namespace of the application; empty for none
 * @param apiToken what {@code dapr-api-token} must be; null for no check
 * @param version of this server, as {@code /v1.0/metadata} tells it
 */
public record DaprSettings(
    String appId, String namespace, @Nullable Secret apiToken, String version) {

  /**
   * @throws IllegalArgumentException if an id would break the keys, or the token is empty
   */
  public DaprSettings {
    refuseSeparator("app id", appId);
    refuseSeparator("namespace", namespace);
    if (apiToken != null && apiToken.isBlank()) {
      throw new IllegalArgumentException("dapr api token is empty");
    }
  }

  private static void refuseSeparator(String field, String value) {
    if (value.contains(KeyPrefix.SEPARATOR)) {
      throw new IllegalArgumentException(
          field + " '" + value + "' can't contain '" + KeyPrefix.SEPARATOR + "'");
    }
  }
}
