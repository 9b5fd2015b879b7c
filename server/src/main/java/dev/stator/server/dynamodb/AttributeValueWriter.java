package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.AttributeValue;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Item;
import java.io.IOException;
import java.util.Map;

/** Writes items and attribute values: numbers in plain decimal, binary in base64. */
final class AttributeValueWriter {
  private AttributeValueWriter() {}

  static void write(JsonGenerator out, Item item) throws IOException {
    write(out, item.attributes());
  }

  private static void write(JsonGenerator out, Map<String, AttributeValue> values)
      throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
      out.writeFieldName(entry.getKey());
      write(out, entry.getValue());
    }
    out.writeEndObject();
  }

  static void write(JsonGenerator out, AttributeValue value) throws IOException {
    out.writeStartObject();
    out.writeFieldName(value.type());
    switch (value) {
      case AttributeValue.S s -> out.writeString(s.value());
      case AttributeValue.N n -> out.writeString(n.value().toString());
      case AttributeValue.B b -> out.writeString(b.value().toBase64());
      case AttributeValue.Bool bool -> out.writeBoolean(bool.value());
      case AttributeValue.Null nothing -> out.writeBoolean(true);
      case AttributeValue.SS ss -> {
        out.writeStartArray();
        for (String member : ss.values()) {
          out.writeString(member);
        }
        out.writeEndArray();
      }
      case AttributeValue.NS ns -> {
        out.writeStartArray();
        for (DynamoNumber member : ns.values()) {
          out.writeString(member.toString());
        }
        out.writeEndArray();
      }
      case AttributeValue.BS bs -> {
        out.writeStartArray();
        for (Bytes member : bs.values()) {
          out.writeString(member.toBase64());
        }
        out.writeEndArray();
      }
      case AttributeValue.L l -> {
        out.writeStartArray();
        for (AttributeValue element : l.elements()) {
          write(out, element);
        }
        out.writeEndArray();
      }
      case AttributeValue.M m -> write(out, m.entries());
    }
    out.writeEndObject();
  }
}
