package dev.stator.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Unmodifiable copies that keep insertion order. What is already one is not copied again: who wraps
 * a collection with {@link Collections} himself must not change it any more.
 */
public final class Frozen {
  private static final Class<?> MAP = Collections.unmodifiableMap(new LinkedHashMap<>()).getClass();
  private static final Class<?> SET = Collections.unmodifiableSet(new LinkedHashSet<>()).getClass();

  private Frozen() {}

  public static <K, V> Map<K, V> map(Map<K, V> source) {
    return source.getClass() == MAP
        ? source
        : Collections.unmodifiableMap(new LinkedHashMap<>(source));
  }

  public static <T> Set<T> set(Set<T> source) {
    return source.getClass() == SET
        ? source
        : Collections.unmodifiableSet(new LinkedHashSet<>(source));
  }
}
