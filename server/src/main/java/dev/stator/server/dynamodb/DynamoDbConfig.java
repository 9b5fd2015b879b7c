package dev.stator.server.dynamodb;

import java.util.Set;

/**
 * How the DynamoDB front end is set up.
 *
 * @param region what the health text names
 * @param allowedOrigins web pages that may send requests, as browsers write them ({@code
 *     https://example.com}); pages of this machine always may; {@code *} allows all
 */
public record DynamoDbConfig(String region, Set<String> allowedOrigins) {
  public static final DynamoDbConfig DEFAULT = new DynamoDbConfig("us-east-1", Set.of());

  public DynamoDbConfig {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }
}
