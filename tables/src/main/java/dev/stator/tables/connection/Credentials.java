package dev.stator.tables.connection;

import dev.stator.tables.Secret;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Who asks. */
public sealed interface Credentials {

  /**
   * The SDK's default chain: environment, profile, web identity, container and instance roles.
   *
   * <p>Source: AWS SDK for Java 2.x Developer Guide, "Default credentials provider chain".
   */
  record DefaultChain() implements Credentials {}

  /**
   * A fixed key pair.
   *
   * @param sessionToken for temporary keys
   */
  record Static(Secret accessKeyId, Secret secretAccessKey, @Nullable Secret sessionToken)
      implements Credentials {
    public Static {
      if (accessKeyId.isBlank()) {
        throw new IllegalArgumentException("access key id is empty");
      }
      if (secretAccessKey.isBlank()) {
        throw new IllegalArgumentException("secret access key is empty");
      }
      if (sessionToken != null && sessionToken.isBlank()) {
        sessionToken = null;
      }
    }
  }

  /**
   * A role taken with other credentials; its keys are renewed before they end.
   *
   * @param sessionName null for {@code stator}
   * @param stsEndpoint where roles are taken; null for AWS
   */
  record AssumedRole(
      String roleArn,
      @Nullable String externalId,
      @Nullable String sessionName,
      Credentials source,
      @Nullable URI stsEndpoint)
      implements Credentials {

    /** A role taken at AWS. */
    public AssumedRole(
        String roleArn,
        @Nullable String externalId,
        @Nullable String sessionName,
        Credentials source) {
      this(roleArn, externalId, sessionName, source, null);
    }
  }

  /**
   * A role taken with a token that a platform keeps in a file.
   *
   * @param stsEndpoint where roles are taken; null for AWS
   */
  record WebIdentity(
      String roleArn, Path tokenFile, @Nullable String sessionName, @Nullable URI stsEndpoint)
      implements Credentials {

    /** A role taken at AWS. */
    public WebIdentity(String roleArn, Path tokenFile, @Nullable String sessionName) {
      this(roleArn, tokenFile, sessionName, null);
    }
  }
}
