package dev.stator.keda.activation;

import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Item;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The SDK's values as the model's, which conditions are tested on. */
final class ModelItems {
  private ModelItems() {}

  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(entries(attributes));
  }

  private static Map<String, dev.stator.model.AttributeValue> entries(
      Map<String, AttributeValue> attributes) {
    Map<String, dev.stator.model.AttributeValue> entries = new LinkedHashMap<>();
    attributes.forEach((name, value) -> entries.put(name, value(value)));
    return entries;
  }

  private static dev.stator.model.AttributeValue value(AttributeValue value) {
    return switch (value.type()) {
      case S -> new dev.stator.model.AttributeValue.S(value.s());
      case N -> new dev.stator.model.AttributeValue.N(DynamoNumber.parse(value.n()));
      case B -> new dev.stator.model.AttributeValue.B(bytes(value.b()));
      case BOOL -> dev.stator.model.AttributeValue.Bool.of(value.bool());
      case NUL -> dev.stator.model.AttributeValue.Null.INSTANCE;
      case SS -> new dev.stator.model.AttributeValue.SS(new LinkedHashSet<>(value.ss()));
      case NS -> new dev.stator.model.AttributeValue.NS(set(value.ns(), DynamoNumber::parse));
      case BS -> new dev.stator.model.AttributeValue.BS(set(value.bs(), ModelItems::bytes));
      case L ->
          new dev.stator.model.AttributeValue.L(value.l().stream().map(ModelItems::value).toList());
      case M -> new dev.stator.model.AttributeValue.M(entries(value.m()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("attribute value of an unknown type");
    };
  }

  private static <T, R> Set<R> set(Iterable<T> values, Function<T, R> translation) {
    Set<R> set = new LinkedHashSet<>();
    values.forEach(value -> set.add(translation.apply(value)));
    return set;
  }

  private static Bytes bytes(SdkBytes value) {
    return Bytes.copyOf(value.asByteArrayUnsafe());
  }
}
