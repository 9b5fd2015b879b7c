package dev.stator.app.wiring;

import dev.stator.app.resources.AccessKeys;
import dev.stator.app.resources.AwsAccess;
import dev.stator.app.resources.ConnectionDocument;
import dev.stator.app.resources.SecretSource;
import dev.stator.app.resources.SecretSources;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import dev.stator.yaml.YamlError;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What our own resources say about AWS, with their references followed. */
final class AwsConnections {
  private AwsConnections() {}

  /**
   * @param namespace the resource's
   */
  static ConnectionSettings settings(
      AwsAccess access, @Nullable String namespace, SecretSources secrets) {
    @Nullable AccessKeys keys = access.keys();
    return new ConnectionSettings(
        access.region(),
        access.endpoint(),
        keys == null ? new Credentials.DefaultChain() : fixed(keys, namespace, secrets));
  }

  /** A connection's, with its role. */
  static ConnectionSettings settings(ConnectionDocument connection, SecretSources secrets) {
    ConnectionSettings own =
        settings(connection.access(), connection.metadata().namespace(), secrets);
    ConnectionDocument.Role role = connection.role();
    return role == null
        ? own
        : new ConnectionSettings(own.region(), own.endpoint(), taken(role, own.credentials()));
  }

  private static Credentials taken(ConnectionDocument.Role role, Credentials source) {
    @Nullable Path tokenFile = role.tokenFile();
    return tokenFile == null
        ? new Credentials.AssumedRole(
            role.arn(), role.externalId(), role.sessionName(), source, role.stsEndpoint())
        : new Credentials.WebIdentity(
            role.arn(), tokenFile, role.sessionName(), role.stsEndpoint());
  }

  private static Credentials fixed(
      AccessKeys keys, @Nullable String namespace, SecretSources secrets) {
    @Nullable SecretSource token = keys.sessionToken();
    return new Credentials.Static(
        given("accessKeyId", keys.accessKeyId(), namespace, secrets),
        given("secretAccessKey", keys.secretAccessKey(), namespace, secrets),
        token == null ? null : secrets.resolve(token, namespace));
  }

  private static Secret given(
      String name, SecretSource source, @Nullable String namespace, SecretSources secrets) {
    Secret value = secrets.resolve(source, namespace);
    if (value.isBlank()) {
      throw new YamlError(source.position(), name + " is empty");
    }
    return value;
  }
}
