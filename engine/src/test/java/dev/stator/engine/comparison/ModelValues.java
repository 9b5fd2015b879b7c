package dev.stator.engine.comparison;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.stator.engine.reference.Values;
import dev.stator.engine.reference.Values.Binary;
import dev.stator.model.AttributeValue;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Item;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reference's plain values as those of the engine's operations, and back. */
final class ModelValues {
  private ModelValues() {}

  static Item item(Map<String, Object> attributes) {
    return new Item(values(attributes));
  }

  /** Without attributes if there is no item. */
  static Map<String, Object> plain(@Nullable Item item) {
    return item == null ? Map.of() : plainEntries(item.attributes());
  }

  private static Map<String, AttributeValue> values(Map<?, ?> entries) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    entries.forEach((name, entry) -> values.put((String) name, value(entry)));
    return values;
  }

  static AttributeValue value(Object value) {
    return switch (value) {
      case String text -> new AttributeValue.S(text);
      case BigDecimal number -> new AttributeValue.N(number(number));
      case Binary binary -> new AttributeValue.B(bytes(binary));
      case Boolean bool -> AttributeValue.Bool.of(bool);
      case List<?> list -> new AttributeValue.L(list.stream().map(ModelValues::value).toList());
      case Map<?, ?> map -> new AttributeValue.M(values(map));
      case Set<?> set -> set(set);
      default -> AttributeValue.Null.INSTANCE;
    };
  }

  private static AttributeValue set(Set<?> set) {
    return switch (Values.type(set)) {
      case "NS" -> new AttributeValue.NS(members(set, m -> number((BigDecimal) m)));
      case "BS" -> new AttributeValue.BS(members(set, m -> bytes((Binary) m)));
      default -> new AttributeValue.SS(members(set, String.class::cast));
    };
  }

  private static <T> Set<T> members(Set<?> set, Function<Object, T> member) {
    return set.stream().map(member).collect(Collectors.toSet());
  }

  private static DynamoNumber number(BigDecimal number) {
    return DynamoNumber.parse(number.toString());
  }

  private static Bytes bytes(Binary binary) {
    return Bytes.copyOf(binary.bytes().getBytes(ISO_8859_1));
  }

  private static Map<String, Object> plainEntries(Map<String, AttributeValue> values) {
    Map<String, Object> entries = new TreeMap<>();
    values.forEach((name, value) -> entries.put(name, plain(value)));
    return entries;
  }

  static Object plain(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S(String text) -> text;
      case AttributeValue.N(DynamoNumber number) -> plain(number);
      case AttributeValue.B(Bytes bytes) -> plain(bytes);
      case AttributeValue.Bool(boolean bool) -> bool;
      case AttributeValue.Null none -> Values.Null.NULL;
      case AttributeValue.L(var elements) -> elements.stream().map(ModelValues::plain).toList();
      case AttributeValue.M(var entries) -> plainEntries(entries);
      case AttributeValue.SS(var texts) -> Set.copyOf(texts);
      case AttributeValue.NS(var numbers) -> members(numbers, n -> plain((DynamoNumber) n));
      case AttributeValue.BS(var binaries) -> members(binaries, b -> plain((Bytes) b));
    };
  }

  private static BigDecimal plain(DynamoNumber number) {
    return new BigDecimal(number.toString()).stripTrailingZeros();
  }

  private static Binary plain(Bytes bytes) {
    return new Binary(new String(bytes.toArray(), ISO_8859_1));
  }
}
