package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.KeyPrefix;
import dev.stator.server.shell.token.Tokens;

/**
 * What the Dapr front end needs to know besides its components.
 *
 * @param appId the application's id, part of every key unless a component's {@code keyPrefix} says
 *     otherwise; empty for none
 * @param namespace of the application; empty for none
 * @param apiTokens of which {@code dapr-api-token} must be one; none for no check
 * @param version of this server, as {@code /v1.0/metadata} tells it
 */
public record DaprSettings(String appId, String namespace, Tokens apiTokens, String version) {

  /**
   * @throws IllegalArgumentException if an id would break the keys
   */
  public DaprSettings {
    refuseSeparator("app id", appId);
    refuseSeparator("namespace", namespace);
  }

  private static void refuseSeparator(String field, String value) {
    if (value.contains(KeyPrefix.SEPARATOR)) {
      throw new IllegalArgumentException(
          field + " '" + value + "' can't contain '" + KeyPrefix.SEPARATOR + "'");
    }
  }
}
