package dev.stator.embedded.internal.value;

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
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From the model's values to the AWS SDK's. Every result of the engine can be written. */
public final class ValueWriter {
  private static final AttributeValue TRUE = AttributeValue.fromBool(true);
  private static final AttributeValue FALSE = AttributeValue.fromBool(false);
  private static final AttributeValue NULL = AttributeValue.fromNul(true);

  private ValueWriter() {}

  /** The item as the SDK holds it; null for none, which the SDK's builders take as absent. */
  public static @Nullable Map<String, AttributeValue> item(@Nullable Item item) {
    return item == null ? null : new WrittenEntries(item.attributes(), new PlainValues());
  }

  /** The items of a page in their order; null for none, as in {@link #item}. */
  public static @Nullable List<Map<String, AttributeValue>> items(@Nullable List<Item> items) {
    if (items == null) {
      return null;
    }
    PlainValues plain = new PlainValues();
    List<Map<String, AttributeValue>> written = new ArrayList<>(items.size());
    for (Item item : items) {
      written.add(new WrittenEntries(item.attributes(), plain));
    }
    return written;
  }

  /** One value. */
  public static AttributeValue value(dev.stator.model.AttributeValue value) {
    return value(value, new PlainValues());
  }

  static AttributeValue value(dev.stator.model.AttributeValue value, PlainValues plain) {
    return switch (value) {
      case S s -> plain.string(s.value());
      case N n -> plain.number(n.value().toString());
      case B b -> AttributeValue.fromB(bytes(b.value()));
      case SS set -> AttributeValue.builder().ss(set.values()).build();
      case NS set -> AttributeValue.fromNs(numbers(set.values()));
      case BS set -> AttributeValue.fromBs(binaries(set.values()));
      case M map -> AttributeValue.fromM(new WrittenEntries(map.entries(), plain));
      case L list -> AttributeValue.fromL(elements(list.elements(), plain));
      case Bool bool -> bool.value() ? TRUE : FALSE;
      case Null nothing -> NULL;
    };
  }

  private static List<AttributeValue> elements(
      List<dev.stator.model.AttributeValue> elements, PlainValues plain) {
    List<AttributeValue> written = new ArrayList<>(elements.size());
    for (dev.stator.model.AttributeValue element : elements) {
      written.add(value(element, plain));
    }
    return written;
  }

  private static List<String> numbers(Set<DynamoNumber> numbers) {
    return numbers.stream().map(DynamoNumber::toString).toList();
  }

  private static List<SdkBytes> binaries(Set<Bytes> binaries) {
    return binaries.stream().map(ValueWriter::bytes).toList();
  }

  /** A copy: what the caller does with it must not reach the store. */
  private static SdkBytes bytes(Bytes bytes) {
    return SdkBytes.fromByteArrayUnsafe(bytes.toArray());
  }
}
