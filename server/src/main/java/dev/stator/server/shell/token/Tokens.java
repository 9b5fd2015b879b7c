package dev.stator.server.shell.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that are accepted; several, so that one can be replaced by another without a gap.
 *
 * <p>Digests of the same length are compared, all of them each time: how long a look-up takes tells
 * neither how much of a token was right nor which one it was.
 */
public final class Tokens {
  private static final Tokens NONE = new Tokens(List.of());

  private record Known(NamedToken token, byte[] digest) {}

  private final List<Known> known;

  private Tokens(List<Known> known) {
    this.known = known;
  }

  /** No token: nothing is asked for. */
  public static Tokens none() {
    return NONE;
  }

  public static Tokens of(List<NamedToken> tokens) {
    return new Tokens(
        tokens.stream().map(token -> new Known(token, digest(token.token().reveal()))).toList());
  }

  public boolean isEmpty() {
    return known.isEmpty();
  }

  /** The token that {@code presented} is, or null. */
  public @Nullable NamedToken find(String presented) {
    byte[] digest = digest(presented);
    @Nullable NamedToken found = null;
    for (Known one : known) {
      if (MessageDigest.isEqual(one.digest, digest)) {
        found = one.token;
      }
    }
    return found;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
