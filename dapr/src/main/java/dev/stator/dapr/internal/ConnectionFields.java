package dev.stator.dapr.internal;

import dev.stator.tables.Secret;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a component that say where the database is and who asks; the same ones for state
 * store and binding.
 *
 * <p>Source: Dapr docs, "Authenticating to AWS".
 */
public final class ConnectionFields {
  private ConnectionFields() {}

  /**
   * @throws IllegalArgumentException which field is wrong, and why
   */
  public static ConnectionSettings read(ComponentMetadata metadata) {
    @Nullable String region = metadata.text("region", "awsRegion");
    @Nullable URI endpoint = endpoint(metadata.text("endpoint"));
    Credentials keys = keys(metadata);
    return new ConnectionSettings(region, endpoint, role(metadata, keys));
  }

  private static @Nullable URI endpoint(@Nullable String text) {
    if (text == null) {
      return null;
    }
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw notAnAddress();
    }
    if (uri.getRawUserInfo() != null) {
      throw ComponentMetadata.field(
          "endpoint", "must not hold a user or password; say accessKey and secretKey");
    }
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw notAnAddress();
    }
    return uri;
  }

  /** Without the value, as in all messages here: it may hold a password. */
  private static IllegalArgumentException notAnAddress() {
    return ComponentMetadata.field("endpoint", "is not an address such as http://localhost:8080");
  }

  private static Credentials keys(ComponentMetadata metadata) {
    @Nullable String id = metadata.text("accessKey");
    @Nullable String secret = metadata.text("secretKey");
    @Nullable String token = metadata.text("sessionToken");
    if (id == null && secret == null) {
      if (token != null) {
        throw ComponentMetadata.field("sessionToken", "needs accessKey and secretKey");
      }
      return new Credentials.DefaultChain();
    }
    if (id == null) {
      throw ComponentMetadata.field("secretKey", "needs accessKey");
    }
    if (secret == null) {
      throw ComponentMetadata.field("accessKey", "needs secretKey");
    }
    return new Credentials.Static(
        Secret.of(id), Secret.of(secret), token == null ? null : Secret.of(token));
  }

  private static Credentials role(ComponentMetadata metadata, Credentials source) {
    @Nullable String role = metadata.text("assumeRoleArn");
    @Nullable String externalId = metadata.text("externalId");
    @Nullable String sessionName = metadata.text("sessionName", "assumeRoleSessionName");
    if (role != null) {
      return new Credentials.AssumedRole(role, externalId, sessionName, source);
    }
    if (externalId != null) {
      throw ComponentMetadata.field("externalId", "needs assumeRoleArn");
    }
    if (sessionName != null) {
      throw ComponentMetadata.field("sessionName", "needs assumeRoleArn");
    }
    return source;
  }
}
