package dev.stator.engine.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a store can tell of its inside, at one moment. */
public record StoreStatistics(List<Measure> measures) {
  /** Of a store that has nothing to tell beyond what it holds. */
  public static final StoreStatistics NONE = new StoreStatistics(List.of());

  public StoreStatistics {
    measures = List.copyOf(measures);
  }

  /**
   * One figure.
   *
   * @param name in lower case with underscores, its unit last
   * @param meaning a short sentence
   * @param space the key space it is of; null for the whole store
   */
  public record Measure(String name, String meaning, @Nullable Space space, double value) {}
}
