package dev.stator.engine.catalog;

import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.ByteWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table definitions as bytes. LAYOUT.md, "META". */
final class DefinitionCodec {
  private static final int VERSION = 1;
  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private DefinitionCodec() {}

  static byte[] encode(TableDefinition table) {
    ByteWriter out = new ByteWriter();
    out.put(VERSION).putVarint(table.id()).putText(table.name()).putText(table.uuid());
    out.putLong(table.creationTime().toEpochMilli());
    writeKeySchema(out, table.keySchema());
    out.putText(table.billingMode().name());
    writeTime(out, table.onDemandSince());
    writeThroughput(out, table.throughput());
    out.put(table.deletionProtectionEnabled() ? PRESENT : ABSENT);
    writeText(out, table.tableClass());
    writeText(out, table.ttlAttribute());
    out.putVarint(table.indexes().size());
    table.indexes().forEach(index -> writeIndex(out, index));
    return out.toArray();
  }

  /**
   * @throws dev.stator.model.EngineError.StorageBroken if {@code stored} is not a definition
   */
  static TableDefinition decode(byte[] stored) {
    ByteReader in = new ByteReader(stored);
    int version = in.get();
    if (version != VERSION) {
      throw in.damaged("no table definition has the version " + version);
    }
    int id = (int) in.getVarint();
    String name = in.getText();
    String uuid = in.getText();
    Instant creationTime = Instant.ofEpochMilli(in.getLong());
    TableDefinition table =
        new TableDefinition(
            id,
            name,
            uuid,
            creationTime,
            readKeySchema(in),
            readEnum(in, BillingMode.class),
            readTime(in),
            readThroughput(in),
            in.get() == PRESENT,
            readText(in),
            readText(in),
            readIndexes(in));
    in.requireEnd();
    return table;
  }

  private static void writeIndex(ByteWriter out, IndexDefinition index) {
    out.putVarint(index.id()).putText(index.name()).putText(index.kind().name());
    writeKeySchema(out, index.keySchema());
    out.putText(index.projection().name()).putVarint(index.included().size());
    index.included().forEach(out::putText);
    writeThroughput(out, index.throughput());
    out.putText(index.state().name());
  }

  private static List<IndexDefinition> readIndexes(ByteReader in) {
    int count = in.getCount();
    List<IndexDefinition> indexes = new ArrayList<>();
    for (int read = 0; read < count; read++) {
      indexes.add(
          new IndexDefinition(
              (int) in.getVarint(),
              in.getText(),
              readEnum(in, IndexKind.class),
              readKeySchema(in),
              readEnum(in, ProjectionType.class),
              readTexts(in),
              readThroughput(in),
              readEnum(in, IndexState.class)));
    }
    return indexes;
  }

  private static List<String> readTexts(ByteReader in) {
    int count = in.getCount();
    List<String> texts = new ArrayList<>();
    for (int read = 0; read < count; read++) {
      texts.add(in.getText());
    }
    return texts;
  }

  private static void writeThroughput(ByteWriter out, Throughput throughput) {
    out.putVarint(throughput.readUnits()).putVarint(throughput.writeUnits());
    writeTime(out, throughput.lastIncrease());
    writeTime(out, throughput.lastDecrease());
    out.putVarint(throughput.decreases());
  }

  private static Throughput readThroughput(ByteReader in) {
    return new Throughput(
        in.getVarint(), in.getVarint(), readTime(in), readTime(in), in.getVarint());
  }

  private static void writeTime(ByteWriter out, @Nullable Instant time) {
    if (time == null) {
      out.put(ABSENT);
    } else {
      out.put(PRESENT).putLong(time.toEpochMilli());
    }
  }

  private static @Nullable Instant readTime(ByteReader in) {
    return in.get() == ABSENT ? null : Instant.ofEpochMilli(in.getLong());
  }

  private static void writeKeySchema(ByteWriter out, KeySchema schema) {
    writeKey(out, schema.partition());
    writeKey(out, schema.sort());
  }

  private static KeySchema readKeySchema(ByteReader in) {
    KeyAttribute partition = readKey(in);
    if (partition == null) {
      throw in.damaged("the partition key is missing");
    }
    return new KeySchema(partition, readKey(in));
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

  private static void writeText(ByteWriter out, @Nullable String text) {
    if (text == null) {
      out.put(ABSENT);
    } else {
      out.put(PRESENT).putText(text);
    }
  }

  private static @Nullable String readText(ByteReader in) {
    return in.get() == ABSENT ? null : in.getText();
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
