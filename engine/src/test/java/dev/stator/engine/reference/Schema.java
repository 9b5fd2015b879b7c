package dev.stator.engine.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The primary key of a table. */
public record Schema(Attribute partition, @Nullable Attribute sort) {

  /**
   * @param type S, N or B
   */
  public record Attribute(String name, String type) {
    /** A key value is of the declared type and not empty. */
    void check(@Nullable Object value) {
      Refusal.invalidIf(
          value == null || !Values.type(value).equals(type) || Values.isEmpty(value));
    }
  }

  public List<Attribute> attributes() {
    return Stream.of(partition, sort).flatMap(Stream::ofNullable).toList();
  }

  boolean has(String name) {
    return attributes().stream().anyMatch(attribute -> attribute.name().equals(name));
  }

  /** The Key of a request is the whole primary key and nothing else. */
  void checkKey(Map<String, Object> key) {
    Refusal.invalidIf(key.size() != attributes().size());
    attributes().forEach(attribute -> attribute.check(key.get(attribute.name())));
  }

  /** The primary key of {@code item}, which must have one. */
  Map<String, Object> keyOf(Map<String, Object> item) {
    Map<String, Object> key = new LinkedHashMap<>();
    for (Attribute attribute : attributes()) {
      Object value = item.get(attribute.name());
      attribute.check(value);
      if (value != null) {
        key.put(attribute.name(), value);
      }
    }
    return key;
  }
}
