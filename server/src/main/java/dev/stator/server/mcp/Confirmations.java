package dev.stator.server.mcp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens that turn a preview into a deed: each is good for one call with exactly the arguments that
 * were previewed, for ten minutes. For many threads.
 */
final class Confirmations {
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final int OPEN_MAX = 1000;
  private static final int TOKEN_BYTES = 12;

  /**
   * @param call digest of the tool and its arguments
   */
  private record Open(String call, Instant until) {}

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Map<String, Open> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open> eldest) {
          return size() > OPEN_MAX;
        }
      };

  Confirmations(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param call the tool and its arguments
   */
  String issue(String call) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    synchronized (open) {
      open.put(token, new Open(digest(call), clock.instant().plus(GOOD_FOR)));
    }
    return token;
  }

  /** A call may be long, and many are open. */
  private static String digest(String call) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(call.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Whether {@code token} is good for {@code call}; from now on it is not. */
  boolean redeem(String token, String call) {
    Open issued;
    synchronized (open) {
      issued = open.remove(token);
    }
    return issued != null
        && issued.call().equals(digest(call))
        && clock.instant().isBefore(issued.until());
  }
}
