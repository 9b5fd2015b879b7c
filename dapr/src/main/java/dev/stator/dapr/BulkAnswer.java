package dev.stator.dapr;

import java.util.Optional;

/** What became of one key of a bulk read. */
public sealed interface BulkAnswer {
  StateKey key();

  /** Of the value that was read; 0 if there is none. */
  long valueBytes();

  /**
   * @param state empty if there is no such entry
   */
  record Read(StateKey key, Optional<StoredState> state) implements BulkAnswer {
    @Override
    public long valueBytes() {
      return state.isPresent() ? state.get().value().length() : 0;
    }
  }

  /** This key could not be read; the others are not affected. */
  record Failed(StateKey key, StateError error) implements BulkAnswer {
    @Override
    public long valueBytes() {
      return 0;
    }
  }
}
