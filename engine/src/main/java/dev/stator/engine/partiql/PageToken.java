package dev.stator.engine.partiql;

import dev.stator.engine.codec.ItemCodec;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ExecuteStatement;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** NextToken: where the next page begins, bound to the statement and its parameters. */
final class PageToken {
  private static final String INVALID = "NextToken does not match request";

  private PageToken() {}

  static @Nullable String write(ExecuteStatement request, @Nullable Item lastEvaluatedKey) {
    if (lastEvaluatedKey == null) {
      return null;
    }
    byte[] key = ItemCodec.encode(lastEvaluatedKey);
    ByteBuffer token = ByteBuffer.allocate(Integer.BYTES + key.length);
    token.putInt(fingerprint(request)).put(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /**
   * @throws EngineError.Validation if the token is of another statement, or is no token
   */
  static @Nullable Item read(ExecuteStatement request) {
    if (request.nextToken() == null) {
      return null;
    }
    try {
      ByteBuffer token = ByteBuffer.wrap(Base64.getUrlDecoder().decode(request.nextToken()));
      if (token.remaining() > Integer.BYTES && token.getInt() == fingerprint(request)) {
        byte[] key = new byte[token.remaining()];
        token.get(key);
        return ItemCodec.decode(key);
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
