package dev.stator.app.resources;

import dev.stator.yaml.Fields;
import org.jspecify.annotations.Nullable;

/** A fixed key pair, where its parts come from. */
public record AccessKeys(
    SecretSource accessKeyId, SecretSource secretAccessKey, @Nullable SecretSource sessionToken) {

  /**
   * The three fields of {@code fields}; null if neither key is given.
   *
   * @throws dev.stator.yaml.YamlError if one is given without the other
   */
  static @Nullable AccessKeys read(Fields fields) {
    @Nullable SecretSource id = SecretSource.ofField(fields, "accessKeyId");
    @Nullable SecretSource secret = SecretSource.ofField(fields, "secretAccessKey");
    @Nullable SecretSource session = SecretSource.ofField(fields, "sessionToken");
    if (id == null && secret == null) {
      if (session != null) {
        throw fields.error("sessionToken", "needs accessKeyId and secretAccessKey");
      }
      return null;
    }
    if (id == null) {
      throw fields.missing("accessKeyId");
    }
    if (secret == null) {
      throw fields.missing("secretAccessKey");
    }
    return new AccessKeys(id, secret, session);
  }
}
