package dev.stator.engine.stream;

import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.ByteWriter;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.model.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stream records as bytes. LAYOUT.md, "LOG". */
final class LoggedRecordCodec {
  private static final int VERSION = 1;
  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private LoggedRecordCodec() {}

  static byte[] encode(LoggedRecord logged) {
    ByteWriter out = new ByteWriter();
    out.put(VERSION).putLong(logged.time().toEpochMilli()).put(logged.event().code());
    out.putBytes(ItemCodec.encode(logged.keys()));
    writeImage(out, logged.oldImage());
    writeImage(out, logged.newImage());
    return out.toArray();
  }

  /**
   * @throws dev.stator.model.EngineError.StorageBroken if {@code stored} is not a stream record
   */
  static LoggedRecord decode(byte[] stored) {
    ByteReader in = new ByteReader(stored);
    Instant time = Instant.ofEpochMilli(readMillis(in));
    LoggedRecord logged =
        new LoggedRecord(
            readEvent(in), time, ItemCodec.decode(in.getBytes()), readImage(in), readImage(in));
    in.requireEnd();
    return logged;
  }

  /** When, in milliseconds since the epoch, without decoding the rest. */
  static long millis(byte[] stored) {
    return readMillis(new ByteReader(stored));
  }

  private static long readMillis(ByteReader in) {
    int version = in.get();
    if (version != VERSION) {
      throw in.damaged("no stream record has the version " + version);
    }
    return in.getLong();
  }

  private static LoggedRecord.Event readEvent(ByteReader in) {
    int code = in.get();
    for (LoggedRecord.Event event : LoggedRecord.Event.values()) {
      if (event.code() == code) {
        return event;
      }
    }
    throw in.damaged("there is no event " + code);
  }

  private static void writeImage(ByteWriter out, @Nullable Item image) {
    if (image == null) {
      out.put(ABSENT);
    } else {
      out.put(PRESENT).putBytes(ItemCodec.encode(image));
    }
  }

  private static @Nullable Item readImage(ByteReader in) {
    return in.get() == ABSENT ? null : ItemCodec.decode(in.getBytes());
  }
}
