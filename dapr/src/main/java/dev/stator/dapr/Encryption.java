package dev.stator.dapr;

import dev.stator.tables.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Values encrypted before they go to the table, as Dapr does it for any state store: AES in GCM
 * with a random nonce of 12 bytes, stored as {@code base64(nonce, ciphertext and tag)||name of the
 * key}. The first key encrypts; each decrypts what carries its name.
 *
 * <p>Source: Dapr docs, "How-To: Encrypt application state".
 */
public final class Encryption {
  static final String SEPARATOR = "||";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final SecureRandom random = new SecureRandom();
  private final String primary;
  private final Map<String, SecretKey> keys = new LinkedHashMap<>();

  /** A key and the name of the secret it came from. */
  public record Key(String name, Secret hex) {}

  /**
   * @param secondary decrypts only; null for none
   * @throws IllegalArgumentException if a key is not 16, 24 or 32 bytes in hex, or both have one
   *     name
   */
  public Encryption(Key primary, @Nullable Key secondary) {
    this.primary = primary.name();
    keys.put(primary.name(), key("primaryEncryptionKey", primary));
    if (secondary != null
        && keys.put(secondary.name(), key("secondaryEncryptionKey", secondary)) != null) {
      throw new IllegalArgumentException(
          "metadata field 'secondaryEncryptionKey' comes from the same secret as the primary one");
    }
  }

  private static SecretKey key(String field, Key key) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(key.hex().reveal());
    } catch (IllegalArgumentException notHex) {
      bytes = new byte[0];
    }
    if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
      throw new IllegalArgumentException(
          "metadata field '" + field + "' must be a key of 16, 24 or 32 bytes, in hex");
    }
    return new SecretKeySpec(bytes, "AES");
  }

  StateValue seal(StateValue plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, primary, nonce).doFinal(plain.bytes());
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      return new StateValue.Binary(
          SdkBytes.fromUtf8String(Base64.getEncoder().encodeToString(both) + SEPARATOR + primary));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is not available", impossible);
    }
  }

  /**
   * @throws StateError.Unreadable if it was not sealed with one of the keys
   */
  StateValue open(StateKey key, StateValue stored) {
    String text = new String(stored.bytes(), StandardCharsets.UTF_8);
    int end = text.lastIndexOf(SEPARATOR);
    String name = end < 0 ? "" : text.substring(end + SEPARATOR.length());
    if (!keys.containsKey(name)) {
      throw new StateError.Unreadable(
          "could not decrypt the value of key '%s': it is not encrypted with a key of this state store"
              .formatted(key.key()));
    }
    try {
      byte[] both = Base64.getDecoder().decode(text.substring(0, end));
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, name, both)
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return new StateValue.Binary(SdkBytes.fromByteArrayUnsafe(plain));
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      throw new StateError.Unreadable(
          "could not decrypt the value of key '%s': it is damaged, or the key '%s' is another one"
              .formatted(key.key(), name));
    }
  }

  private Cipher cipher(int mode, String key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
    return cipher;
  }
}
