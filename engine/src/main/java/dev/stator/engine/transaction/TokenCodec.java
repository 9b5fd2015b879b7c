package dev.stator.engine.transaction;

import dev.stator.engine.capacity.TransactionCapacity;
import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.ByteWriter;
import dev.stator.engine.store.KeyRange;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The records of tokens as bytes: LAYOUT.md, "LOG". Their keys begin with the period in which the
 * transaction was done, so that those of a time past are one range.
 */
final class TokenCodec {
  private static final byte TOKEN = 'K';
  private static final int VERSION = 1;

  private TokenCodec() {}

  /** A transaction that was done, and what reading its items again costs. */
  record Done(byte[] digest, Instant at, TransactionCapacity readCapacity) {}

  static byte[] key(int period, byte[] token) {
    return ByteBuffer.allocate(1 + Integer.BYTES + token.length)
        .put(TOKEN)
        .putInt(period)
        .put(token)
        .array();
  }

  static KeyRange all() {
    return KeyRange.prefix(new byte[] {TOKEN});
  }

  /** All tokens of the periods before {@code period}. */
  static KeyRange before(int period) {
    return new KeyRange(key(0, new byte[0]), key(period, new byte[0]));
  }

  static byte[] encode(Done done) {
    ByteWriter out = new ByteWriter().put(VERSION).putBytes(done.digest);
    out.putLong(done.at.toEpochMilli()).putVarint(done.readCapacity.units().size());
    done.readCapacity.units().forEach((table, units) -> out.putText(table).putVarint(units));
    return out.toArray();
  }

  /**
   * @throws dev.stator.model.EngineError.StorageBroken if {@code stored} is no such record
   */
  static Done decode(byte[] stored) {
    ByteReader in = new ByteReader(stored);
    int version = in.get();
    if (version != VERSION) {
      throw in.damaged("no token record has the version " + version);
    }
    byte[] digest = in.getBytes();
    Instant at = Instant.ofEpochMilli(in.getLong());
    TransactionCapacity capacity = new TransactionCapacity();
    int tables = in.getCount();
    for (int table = 0; table < tables; table++) {
      capacity.add(in.getText(), in.getVarint());
    }
    in.requireEnd();
    return new Done(digest, at, capacity);
  }
}
