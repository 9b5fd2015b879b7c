package dev.stator.tables;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must not be seen: a key, a token, a password. It prints as {@code ***}, and compares
 * in a time that does not depend on where two secrets differ.
 */
public final class Secret {
  private final byte[] utf8;

  private Secret(byte[] utf8) {
    this.utf8 = utf8;
  }

  public static Secret of(String value) {
    return new Secret(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The value, for the one who needs it. Never log it, never put it in a message. */
  public String reveal() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  public boolean isBlank() {
    return reveal().isBlank();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
