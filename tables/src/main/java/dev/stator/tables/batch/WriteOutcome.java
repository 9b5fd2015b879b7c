package dev.stator.tables.batch;

import dev.stator.tables.TableError;

/** What became of one change of a batch of writes. */
public sealed interface WriteOutcome {

  /** The item is as the change wants it. */
  record Done() implements WriteOutcome {
    static final Done INSTANCE = new Done();
  }

  /** Not done, or with {@link TableError.OutcomeUnknown} perhaps done. */
  record Failed(TableError error) implements WriteOutcome {}
}
