package dev.stator.dapr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries that a query found.
 *
 * @param next where the next page begins; null if there is none
 */
public record QueryPage(List<Found> entries, @Nullable String next) {
  public QueryPage {
    entries = List.copyOf(entries);
  }

  /** Of all values. */
  public long valueBytes() {
    return entries.stream().mapToLong(entry -> entry.state().value().length()).sum();
  }

  /** One entry. */
  public record Found(StateKey key, StoredState state) {}
}
