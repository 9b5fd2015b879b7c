package dev.stator.server.dynamodb;

import dev.stator.engine.EngineConfig;
import dev.stator.server.shell.signature.SignatureVerifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the DynamoDB front end is set up.
 *
 * @param namespace the server's account and region; the health text names the latter
 * @param namespaceByCredential whether each account and region of a credential has its own tables;
 *     else all share the server's
 * @param allowedOrigins web pages that may send requests, as browsers write them ({@code
 *     https://example.com}); pages of this machine always may; {@code *} allows all
 * @param signatures what checks them; null takes any or no credentials
 */
public record DynamoDbConfig(
    Namespace namespace,
    boolean namespaceByCredential,
    Set<String> allowedOrigins,
    @Nullable SignatureVerifier signatures) {
  /** The service's name in the scopes of credentials, of both its APIs. */
  public static final String SIGNING_NAME = "dynamodb";

  public static final DynamoDbConfig DEFAULT =
      new DynamoDbConfig(
          new Namespace(EngineConfig.DEFAULT_ACCOUNT_ID, EngineConfig.DEFAULT_REGION),
          false,
          Set.of(),
          null);

  public DynamoDbConfig {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  public DynamoDbConfig withSignatures(SignatureVerifier verifier) {
    return new DynamoDbConfig(namespace, namespaceByCredential, allowedOrigins, verifier);
  }

  public DynamoDbConfig withAllowedOrigins(Set<String> origins) {
    return new DynamoDbConfig(namespace, namespaceByCredential, origins, signatures);
  }

  public DynamoDbConfig withNamespaceByCredential() {
    return new DynamoDbConfig(namespace, true, allowedOrigins, signatures);
  }
}
