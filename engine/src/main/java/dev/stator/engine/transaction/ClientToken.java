package dev.stator.engine.transaction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A ClientRequestToken with the request that it came with. A token is one of its operation's: the
 * other operation may use the same text for another request.
 *
 * @param digest of the request: {@link RequestDigest}
 */
public record ClientToken(Api api, String text, byte[] digest) {

  /** The operations that take a token. Stored by code. */
  public enum Api {
    TRANSACT_WRITE_ITEMS('W'),
    EXECUTE_TRANSACTION('P');

    private final char code;

    Api(char code) {
      this.code = code;
    }
  }

  /** What tells this token from others: the operation's code, then the text. */
  byte[] key() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + bytes.length).put((byte) api.code).put(bytes).array();
  }

  boolean isOfSameRequest(byte[] otherDigest) {
    return Arrays.equals(digest, otherDigest);
  }
}
