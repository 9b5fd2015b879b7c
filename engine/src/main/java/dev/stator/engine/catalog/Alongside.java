package dev.stator.engine.catalog;

import dev.stator.engine.store.Batch;

/** What a change of a table writes besides its definition, in the same batch. */
public interface Alongside {
  Alongside NOTHING = (batch, definition) -> {};

  /** Adds to {@code batch}; {@code definition} is the table as it will be, or as it was deleted. */
  void stage(Batch batch, TableDefinition definition);

  /** The batch is committed, but nobody sees the table changed yet. */
  default void committed() {}

  /** This, then {@code other}. */
  default Alongside and(Alongside other) {
    Alongside first = this;
    return new Alongside() {
      @Override
      public void stage(Batch batch, TableDefinition definition) {
        first.stage(batch, definition);
        other.stage(batch, definition);
      }

      @Override
      public void committed() {
        first.committed();
        other.committed();
      }
    };
  }
}
