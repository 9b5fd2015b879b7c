package dev.stator.unstorage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an item is to be after an atomic change of it; see {@link Driver#update}. */
public sealed interface NextState {

  /** As it is. */
  record Unchanged() implements NextState {
    public static final Unchanged INSTANCE = new Unchanged();
  }

  /** Not there. */
  record Removed() implements NextState {
    public static final Removed INSTANCE = new Removed();
  }

  /** A new text, which expires when the old one would have, or after the driver's default time. */
  record Text(String text) implements NextState {}

  /**
   * A new text with a time of its own.
   *
   * @param ttl from now; null for the driver's default, zero for never
   */
  record Stored(String text, @Nullable Duration ttl) implements NextState {}
}
