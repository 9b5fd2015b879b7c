package dev.stator.engine.catalog;

import dev.stator.engine.store.KeyRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Keys of the META space. LAYOUT.md, "META". */
final class MetaKeys {
  private static final byte FORMAT = 'F';
  private static final byte NEXT_ID = 'N';
  private static final byte TABLE = 'T';
  private static final byte TAGS = 'G';
  private static final byte COUNTER = 'C';

  private MetaKeys() {}

  static byte[] format() {
    return new byte[] {FORMAT};
  }

  static byte[] nextId() {
    return new byte[] {NEXT_ID};
  }

  static byte[] table(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + text.length).put(TABLE).put(text).array();
  }

  static KeyRange tables() {
    return KeyRange.prefix(new byte[] {TABLE});
  }

  static byte[] tags(int tableId) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(TAGS).putInt(tableId).array();
  }

  static byte[] counter(int tableId, int stripe) {
    return ByteBuffer.allocate(1 + Integer.BYTES + Short.BYTES)
        .put(COUNTER)
        .putInt(tableId)
        .putShort((short) stripe)
        .array();
  }

  /** The counters of one table. */
  static KeyRange counters(int tableId) {
    return KeyRange.prefix(
        ByteBuffer.allocate(1 + Integer.BYTES).put(COUNTER).putInt(tableId).array());
  }

  static int stripeOf(byte[] counterKey) {
    return Short.toUnsignedInt(ByteBuffer.wrap(counterKey).getShort(1 + Integer.BYTES));
  }
}
