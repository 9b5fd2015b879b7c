package dev.stator.tables.connection;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach DynamoDB, or anything that speaks its protocol.
 *
 * @param region such as {@code eu-west-1}; null for the SDK's default chain (environment, profile),
 *     or, with an endpoint, {@code us-east-1}
 * @param endpoint an address instead of the region's own; null for AWS
 * @param credentials who asks
 */
public record ConnectionSettings(
    @Nullable String region, @Nullable URI endpoint, Credentials credentials) {

  public ConnectionSettings {
    if (region != null && region.isBlank()) {
      region = null;
    }
    if (endpoint != null && (endpoint.getScheme() == null || endpoint.getHost() == null)) {
      throw new IllegalArgumentException(
          "endpoint '" + endpoint + "' is not an address such as http://localhost:8000");
    }
  }

  /** AWS in the default region, with the default credentials. */
  public static ConnectionSettings defaults() {
    return new ConnectionSettings(null, null, new Credentials.DefaultChain());
  }
}
