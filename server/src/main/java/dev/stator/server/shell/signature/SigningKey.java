package dev.stator.server.shell.signature;

import dev.stator.tables.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that a secret becomes for one day, region and service.
 *
 * <p>Source: AWS Identity and Access Management User Guide, "Create a signed AWS API request",
 * steps 2 to 4.
 */
final class SigningKey {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final String HMAC = "HmacSHA256";

  private final byte[] key;

  private SigningKey(byte[] key) {
    this.key = key;
  }

  static SigningKey derive(Secret secretKey, CredentialScope scope) {
    byte[] start = utf8("AWS4" + secretKey.reveal());
    byte[] ofDay = hmac(start, scope.date());
    byte[] ofRegion = hmac(ofDay, scope.region());
    byte[] ofService = hmac(ofRegion, scope.service());
    return new SigningKey(hmac(ofService, CredentialScope.TERMINATOR));
  }

  /** The signature of a request, in hexadecimal. */
  String sign(SigningTime time, CredentialScope scope, String canonicalRequest) {
    return HexFormat.of()
        .formatHex(
            hmac(
                key,
                ALGORITHM
                    + "\n"
                    + time.text()
                    + "\n"
                    + scope.text()
                    + "\n"
                    + sha256(utf8(canonicalRequest))));
  }

  /** In hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HMAC, impossible);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
