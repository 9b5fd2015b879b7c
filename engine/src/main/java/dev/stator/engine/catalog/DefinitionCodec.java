package dev.stator.engine.catalog;

import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.ByteWriter;
import java.time.Instant;
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
    writeKey(out, table.keySchema().partition());
    writeKey(out, table.keySchema().sort());
    out.putText(table.billingMode().name());
    out.putVarint(table.readCapacityUnits()).putVarint(table.writeCapacityUnits());
    out.put(table.deletionProtectionEnabled() ? PRESENT : ABSENT);
    writeText(out, table.tableClass());
    writeText(out, table.ttlAttribute());
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
    KeyAttribute partition = readKey(in);
    if (partition == null) {
      throw in.damaged("the partition key is missing");
    }
    TableDefinition table =
        new TableDefinition(
            id,
            name,
            uuid,
            creationTime,
            new KeySchema(partition, readKey(in)),
            readEnum(in, BillingMode.class),
            in.getVarint(),
            in.getVarint(),
            in.get() == PRESENT,
            readText(in),
            readText(in));
    in.requireEnd();
    return table;
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
