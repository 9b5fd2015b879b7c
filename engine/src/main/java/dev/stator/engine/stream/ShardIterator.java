package dev.stator.engine.stream;

import dev.stator.model.EngineError;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A place in a shard, as clients hold it: {@code ARN|1|} and base64.
 *
 * @param shardStart the number at which the shard begins
 * @param position the lowest number that is still to be read
 * @param issuedMillis since the epoch
 */
record ShardIterator(String streamArn, long shardStart, long position, long issuedMillis) {
  private static final String VERSION = "|1|";
  private static final int PLACE_BYTES = 3 * Long.BYTES;

  String text() {
    byte[] place =
        ByteBuffer.allocate(PLACE_BYTES)
            .putLong(shardStart)
            .putLong(position)
            .putLong(issuedMillis)
            .array();
    return streamArn + VERSION + Base64.getEncoder().encodeToString(place);
  }

  /**
   * @throws EngineError.Validation if {@code text} is none
   */
  static ShardIterator parse(String text) {
    int version = text.lastIndexOf(VERSION);
    if (version < 0) {
      throw invalid();
    }
    byte[] place;
    try {
      place = Base64.getDecoder().decode(text.substring(version + VERSION.length()));
    } catch (IllegalArgumentException noBase64) {
      throw invalid();
    }
    if (place.length != PLACE_BYTES) {
      throw invalid();
    }
    ByteBuffer in = ByteBuffer.wrap(place);
    ShardIterator iterator =
        new ShardIterator(text.substring(0, version), in.getLong(), in.getLong(), in.getLong());
    if (iterator.position < iterator.shardStart || iterator.shardStart < 0) {
      throw invalid();
    }
    return iterator;
  }

  private static EngineError.Validation invalid() {
    return new EngineError.Validation("Invalid ShardIterator");
  }
}
