package dev.stator.unstorage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param cursor where the next part begins; null if this was the last
 */
public record KeyPage(List<String> keys, @Nullable String cursor) {
  public KeyPage {
    keys = List.copyOf(keys);
  }
}
