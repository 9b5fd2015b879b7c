package dev.stator.engine.catalog;

import dev.stator.engine.store.Batch;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one batch does to counters. Several of its changes may be to one record, that of the same
 * table and lock stripe: they are added up here, so that the record is written once. One thread's.
 */
public final class CounterChanges {
  private record Place(TableCounters counters, int stripe) {}

  private record Delta(long items, long bytes) {
    Delta plus(Delta other) {
      return new Delta(items + other.items, bytes + other.bytes);
    }
  }

  private final Map<Place, Delta> deltas = new LinkedHashMap<>();

  /**
   * @param stripe the caller holds its lock until {@link #committed} was called
   */
  public void add(TableCounters counters, int stripe, long items, long bytes) {
    deltas.merge(new Place(counters, stripe), new Delta(items, bytes), Delta::plus);
  }

  /** Adds the new records to {@code batch}, once all changes were added here. */
  public void stage(Batch batch) {
    deltas.forEach(
        (place, delta) -> place.counters.stage(batch, place.stripe, delta.items, delta.bytes));
  }

  /** Takes over what was staged, after the batch was committed. */
  public void committed() {
    deltas.forEach((place, delta) -> place.counters.add(place.stripe, delta.items, delta.bytes));
  }
}
