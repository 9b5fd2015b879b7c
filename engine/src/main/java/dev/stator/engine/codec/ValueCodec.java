package dev.stator.engine.codec;

import dev.stator.model.AttributeValue;
import dev.stator.model.AttributeValue.B;
import dev.stator.model.AttributeValue.BS;
import dev.stator.model.AttributeValue.Bool;
import dev.stator.model.AttributeValue.L;
import dev.stator.model.AttributeValue.M;
import dev.stator.model.AttributeValue.N;
import dev.stator.model.AttributeValue.NS;
import dev.stator.model.AttributeValue.Null;
import dev.stator.model.AttributeValue.S;
import dev.stator.model.AttributeValue.SS;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Limits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Attribute values as bytes: a tag for the type, then the content. LAYOUT.md, "Values". */
final class ValueCodec {
  private static final int STRING = 1;
  private static final int NUMBER = 2;
  private static final int BINARY = 3;
  private static final int STRING_SET = 4;
  private static final int NUMBER_SET = 5;
  private static final int BINARY_SET = 6;
  private static final int MAP = 7;
  private static final int LIST = 8;
  private static final int FALSE = 9;
  private static final int TRUE = 10;
  private static final int NULL = 11;

  private static final int SCALE_MIN = -Limits.NUMBER_MAX_EXPONENT;
  private static final int SCALE_MAX = Limits.NUMBER_MAX_DIGITS - 1 - Limits.NUMBER_MIN_EXPONENT;

  private ValueCodec() {}

  static void write(ByteWriter out, AttributeValue value) {
    switch (value) {
      case S(String text) -> out.put(STRING).putText(text);
      case N(DynamoNumber number) -> writeNumber(out.put(NUMBER), number);
      case B(Bytes bytes) -> out.put(BINARY).putBytes(bytes.view());
      case SS(var texts) -> {
        out.put(STRING_SET).putVarint(texts.size());
        texts.forEach(out::putText);
      }
      case NS(var numbers) -> {
        out.put(NUMBER_SET).putVarint(numbers.size());
        numbers.forEach(number -> writeNumber(out, number));
      }
      case BS(var blobs) -> {
        out.put(BINARY_SET).putVarint(blobs.size());
        blobs.forEach(bytes -> out.putBytes(bytes.view()));
      }
      case M(var entries) -> writeEntries(out.put(MAP), entries);
      case L(var elements) -> {
        out.put(LIST).putVarint(elements.size());
        elements.forEach(element -> write(out, element));
      }
      case Bool(boolean truth) -> out.put(truth ? TRUE : FALSE);
      case Null() -> out.put(NULL);
    }
  }

  static void writeEntries(ByteWriter out, Map<String, AttributeValue> entries) {
    out.putVarint(entries.size());
    entries.forEach((name, value) -> write(out.putText(name), value));
  }

  /** The value of an attribute is on level 1. */
  private static AttributeValue read(ByteReader in, int level) {
    if (level > Limits.NESTING_DEPTH_MAX) {
      throw in.damaged("values are nested too deep");
    }
    int tag = in.get();
    return switch (tag) {
      case STRING -> new S(in.getText());
      case NUMBER -> new N(readNumber(in));
      case BINARY -> new B(Bytes.wrap(in.getBytes()));
      case STRING_SET -> new SS(readSet(in, ByteReader::getText));
      case NUMBER_SET -> new NS(readSet(in, ValueCodec::readNumber));
      case BINARY_SET -> new BS(readSet(in, reader -> Bytes.wrap(reader.getBytes())));
      case MAP -> new M(readEntries(in, level + 1));
      case LIST -> new L(readList(in, level + 1));
      case FALSE -> Bool.FALSE;
      case TRUE -> Bool.TRUE;
      case NULL -> Null.INSTANCE;
      default -> throw in.damaged("no type has the tag " + tag);
    };
  }

  static Map<String, AttributeValue> readEntries(ByteReader in) {
    return readEntries(in, 1);
  }

  private static Map<String, AttributeValue> readEntries(ByteReader in, int level) {
    int count = in.getCount();
    Map<String, AttributeValue> entries = LinkedHashMap.newLinkedHashMap(count);
    for (int entry = 0; entry < count; entry++) {
      entries.put(in.getName(), read(in, level));
    }
    // The model keeps such a map as it is, without copying it again.
    return Collections.unmodifiableMap(entries);
  }

  private static List<AttributeValue> readList(ByteReader in, int level) {
    int count = in.getCount();
    List<AttributeValue> elements = new ArrayList<>(count);
    for (int element = 0; element < count; element++) {
      elements.add(read(in, level));
    }
    return elements;
  }

  private interface Member<T> {
    T read(ByteReader in);
  }

  private static <T> Set<T> readSet(ByteReader in, Member<T> member) {
    int count = in.getCount();
    Set<T> members = LinkedHashSet.newLinkedHashSet(count);
    for (int entry = 0; entry < count; entry++) {
      members.add(member.read(in));
    }
    return Collections.unmodifiableSet(members);
  }

  /** The value is {@code unscaled * 10^-scale}. */
  private static void writeNumber(ByteWriter out, DynamoNumber number) {
    BigDecimal value = number.toBigDecimal();
    out.putSigned(value.scale()).putBytes(value.unscaledValue().toByteArray());
  }

  /** Most numbers are a few digits long: those need no {@link BigInteger}. */
  private static BigDecimal decimal(byte[] unscaled, int scale) {
    if (unscaled.length > Long.BYTES) {
      return new BigDecimal(new BigInteger(unscaled), scale);
    }
    long value = unscaled[0];
    for (int at = 1; at < unscaled.length; at++) {
      value = (value << Byte.SIZE) | (unscaled[at] & 0xFF);
    }
    return BigDecimal.valueOf(value, scale);
  }

  private static DynamoNumber readNumber(ByteReader in) {
    long scale = in.getSigned();
    byte[] unscaled = in.getBytes();
    if (unscaled.length == 0 || scale < SCALE_MIN || scale > SCALE_MAX) {
      throw in.damaged("a number has no digits or an impossible scale");
    }
    try {
      return DynamoNumber.of(decimal(unscaled, (int) scale));
    } catch (NumberFormatException outOfRange) {
      throw in.damaged("a number is out of range");
    }
  }
}
