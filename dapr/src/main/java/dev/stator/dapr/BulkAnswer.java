package dev.stator.dapr;

import java.util.Optional;

/** What became of one key of a bulk read. */
public sealed interface BulkAnswer {
  StateKey key();

  /**
   * @param state empty if there is no such entry
   */
  record Read(StateKey key, Optional<StoredState> state) implements BulkAnswer {}

  /** This key could not be read; the others are not affected. */
  record Failed(StateKey key, StateError error) implements BulkAnswer {}
}
