package dev.stator.engine.read;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keys of the store as bytes, whatever they mean. */
final class StoreKeys {
  private StoreKeys() {}

  static byte[] join(byte[] beginning, byte[] end) {
    return ByteBuffer.allocate(beginning.length + end.length).put(beginning).put(end).array();
  }

  /** The smallest key greater than {@code key}. */
  static byte[] following(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }
}
