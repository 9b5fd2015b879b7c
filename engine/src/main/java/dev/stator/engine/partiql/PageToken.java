package dev.stator.engine.partiql;

import dev.stator.engine.codec.ItemCodec;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ExecuteStatement;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * NextToken: where the next page begins, bound to the statement and its parameters.
 *
 * @param part which of the statement's reads goes on, from 0
 * @param start the key after which it goes on; null for its beginning
 */
record PageToken(int part, @Nullable Item start) {
  static final PageToken FIRST = new PageToken(0, null);

  private static final String INVALID = "NextToken does not match request";
  private static final int HEADER_BYTES = 2 * Integer.BYTES;

  String write(ExecuteStatement request) {
    byte[] key = start == null ? new byte[0] : ItemCodec.encode(start);
    ByteBuffer token = ByteBuffer.allocate(HEADER_BYTES + key.length);
    token.putInt(fingerprint(request)).putInt(part).put(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /**
   * @param parts how many reads the statement is
   * @throws EngineError.Validation if the token is of another statement, or is no token
   */
  static PageToken read(ExecuteStatement request, int parts) {
    if (request.nextToken() == null) {
      return FIRST;
    }
    try {
      ByteBuffer token = ByteBuffer.wrap(Base64.getUrlDecoder().decode(request.nextToken()));
      if (token.remaining() >= HEADER_BYTES && token.getInt() == fingerprint(request)) {
        int part = token.getInt();
        byte[] key = new byte[token.remaining()];
        token.get(key);
        if (part >= 0 && part < parts) {
          return new PageToken(part, key.length == 0 ? null : ItemCodec.decode(key));
        }
      }
    } catch (IllegalArgumentException | EngineError.StorageBroken notAToken) {
      throw new EngineError.Validation(INVALID);
    }
    throw new EngineError.Validation(INVALID);
  }

  /** Of texts and values only, so that it is the same after a restart. */
  private static int fingerprint(ExecuteStatement request) {
    return Objects.hash(
        request.statement(), request.parameters() == null ? "" : request.parameters().toString());
  }
}
