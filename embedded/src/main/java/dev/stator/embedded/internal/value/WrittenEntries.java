package dev.stator.embedded.internal.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The model's attributes as the SDK's, each written when it is asked for. The SDK's builders copy
 * every map that they are given, once and with {@link #forEach}: a map made for them would be made
 * twice.
 */
final class WrittenEntries extends AbstractMap<String, AttributeValue> {
  private final Map<String, dev.stator.model.AttributeValue> source;
  private final PlainValues plain;

  /**
   * @param source never changed
   */
  WrittenEntries(Map<String, dev.stator.model.AttributeValue> source, PlainValues plain) {
    this.source = source;
    this.plain = plain;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super AttributeValue> action) {
    source.forEach((name, value) -> action.accept(name, ValueWriter.value(value, plain)));
  }

  @Override
  public @Nullable AttributeValue get(@Nullable Object name) {
    dev.stator.model.AttributeValue value = source.get(name);
    return value == null ? null : ValueWriter.value(value, plain);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return source.containsKey(name);
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public Set<Entry<String, AttributeValue>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, AttributeValue>> iterator() {
        return source.entrySet().stream()
            .<Entry<String, AttributeValue>>map(
                entry -> Map.entry(entry.getKey(), ValueWriter.value(entry.getValue(), plain)))
            .iterator();
      }

      @Override
      public int size() {
        return source.size();
      }
    };
  }
}
