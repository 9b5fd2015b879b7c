package dev.stator.server.shell.signature;

import dev.stator.tables.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A key that requests may be signed with.
 *
 * @param name who has it; may be logged
 * @param id the access key id, which is no secret
 * @param secretKey the secret access key
 * @param sessionToken what {@code x-amz-security-token} must be; null if there must be none
 * @param accountId the account whose tables its requests mean; null for the server's
 */
public record AccessKey(
    String name,
    String id,
    Secret secretKey,
    @Nullable Secret sessionToken,
    @Nullable String accountId) {
  /**
   * @throws IllegalArgumentException if the id or a secret is blank: everybody could guess it
   */
  public AccessKey {
    if (id.isBlank() || id.contains("/")) {
      throw new IllegalArgumentException(
          "access key '" + name + "': its id is empty, or has a slash");
    }
    if (secretKey.isBlank()) {
      throw new IllegalArgumentException("access key '" + name + "': its secret is empty");
    }
    if (sessionToken != null && sessionToken.isBlank()) {
      throw new IllegalArgumentException("access key '" + name + "': its session token is empty");
    }
  }
}
