package dev.stator.connector.value;

import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** About how much memory items take, for caps: characters of names and values. */
public final class ItemSize {
  /** What a value takes beside its characters. */
  private static final int OVERHEAD = 16;

  private ItemSize() {}

  public static long ofAll(Collection<Map<String, AttributeValue>> items) {
    return items.stream().mapToLong(ItemSize::of).sum();
  }

  public static long of(Map<String, AttributeValue> item) {
    long size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      size += attribute.getKey().length() + of(attribute.getValue());
    }
    return size;
  }

  private static long of(AttributeValue value) {
    return OVERHEAD
        + switch (value.type()) {
          case S -> value.s().length();
          case N -> value.n().length();
          case B -> value.b().asByteArrayUnsafe().length;
          case BOOL, NUL -> 0;
          case L -> value.l().stream().mapToLong(ItemSize::of).sum();
          case M -> of(value.m());
          case SS -> value.ss().stream().mapToLong(String::length).sum();
          case NS -> value.ns().stream().mapToLong(String::length).sum();
          case BS -> value.bs().stream().mapToLong(b -> b.asByteArrayUnsafe().length).sum();
          case UNKNOWN_TO_SDK_VERSION -> 0;
        };
  }
}
