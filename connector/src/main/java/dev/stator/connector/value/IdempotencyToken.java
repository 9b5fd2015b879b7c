package dev.stator.connector.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The token that the service knows a repetition by, from the key that a caller chose: of any length
 * into 36 characters.
 *
 * <p>Source: Amazon DynamoDB API Reference, "TransactWriteItems", ClientRequestToken.
 */
public final class IdempotencyToken {
  /** 27 bytes are 36 characters of base64. */
  private static final int BYTES = 27;

  private IdempotencyToken() {}

  /**
   * @param operation what is done, so that one key may be used for several actions of a step
   */
  public static String of(String operation, String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((operation + "\n" + key).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
