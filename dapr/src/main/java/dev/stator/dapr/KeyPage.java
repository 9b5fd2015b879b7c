package dev.stator.dapr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of keys, in no order.
 *
 * @param next where the next page begins; null if there is none
 */
public record KeyPage(List<StateKey> keys, @Nullable String next) {
  public KeyPage {
    keys = List.copyOf(keys);
  }
}
