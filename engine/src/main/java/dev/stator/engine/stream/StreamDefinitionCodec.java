package dev.stator.engine.stream;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.KeyType;
import dev.stator.engine.catalog.StreamViewType;
import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.ByteWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Streams and shards as bytes. LAYOUT.md, "META". */
final class StreamDefinitionCodec {
  private static final int VERSION = 1;
  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private StreamDefinitionCodec() {}

  static byte[] encode(StreamDefinition stream) {
    ByteWriter out = new ByteWriter();
    out.put(VERSION).putVarint(stream.id()).putVarint(stream.tableId());
    out.putText(stream.tableName()).putText(stream.label()).putText(stream.viewType().name());
    writeKey(out, stream.keySchema().partition());
    writeKey(out, stream.keySchema().sort());
    out.putLong(stream.creationTime().toEpochMilli()).putVarint(stream.trimmedBefore());
    StreamDefinition.Closing closing = stream.closing();
    if (closing == null) {
      out.put(ABSENT);
    } else {
      out.put(PRESENT).putVarint(closing.before()).putLong(closing.time().toEpochMilli());
    }
    return out.toArray();
  }

  /**
   * @throws dev.stator.model.EngineError.StorageBroken if {@code stored} is not a stream
   */
  static StreamDefinition decode(byte[] stored) {
    ByteReader in = new ByteReader(stored);
    int version = in.get();
    if (version != VERSION) {
      throw in.damaged("no stream has the version " + version);
    }
    long id = in.getVarint();
    int tableId = (int) in.getVarint();
    String tableName = in.getText();
    String label = in.getText();
    StreamViewType viewType = readEnum(in, StreamViewType.class);
    KeyAttribute partition = readKey(in);
    if (partition == null) {
      throw in.damaged("the partition key is missing");
    }
    StreamDefinition stream =
        new StreamDefinition(
            id,
            tableId,
            tableName,
            label,
            viewType,
            new KeySchema(partition, readKey(in)),
            Instant.ofEpochMilli(in.getLong()),
            in.getVarint(),
            in.get() == ABSENT
                ? null
                : new StreamDefinition.Closing(in.getVarint(), Instant.ofEpochMilli(in.getLong())));
    in.requireEnd();
    return stream;
  }

  static byte[] encode(Shard shard) {
    ByteWriter out = new ByteWriter().putLong(shard.creationTime().toEpochMilli());
    if (shard.parentId() == null) {
      out.put(ABSENT);
    } else {
      out.put(PRESENT).putText(shard.parentId());
    }
    return out.toArray();
  }

  static Shard decodeShard(long start, byte[] stored) {
    ByteReader in = new ByteReader(stored);
    Instant creationTime = Instant.ofEpochMilli(in.getLong());
    Shard shard = new Shard(start, creationTime, in.get() == ABSENT ? null : in.getText());
    in.requireEnd();
    return shard;
  }

  private static void writeKey(ByteWriter out, @Nullable KeyAttribute key) {
    if (key == null) {
      out.put(ABSENT);
    } else {
      out.put(PRESENT).putText(key.name()).putText(key.type().name());
    }
  }

  private static @Nullable KeyAttribute readKey(ByteReader in) {
    return in.get() == ABSENT ? null : new KeyAttribute(in.getText(), readEnum(in, KeyType.class));
  }

  private static <E extends Enum<E>> E readEnum(ByteReader in, Class<E> type) {
    String name = in.getText();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException unknown) {
      throw in.damaged("there is no " + type.getSimpleName() + " " + name);
    }
  }
}
