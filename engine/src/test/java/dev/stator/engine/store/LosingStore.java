package dev.stator.engine.store;

import java.util.function.Predicate;

/** A store that silently loses changes. */
public final class LosingStore extends ForwardingStore {
  private final Predicate<Batch.Change> isLost;

  /**
   * @param isLost asked once about each change, by several threads
   */
  public LosingStore(Store store, Predicate<Batch.Change> isLost) {
    super(store);
    this.isLost = isLost;
  }

  @Override
  public void commit(Batch batch) {
    Batch rest = new Batch();
    for (Batch.Change change : batch.changes()) {
      if (!isLost.test(change)) {
        switch (change) {
          case Batch.Put put -> rest.put(put.space(), put.key(), put.value());
          case Batch.Delete delete -> rest.delete(delete.space(), delete.key());
          case Batch.DeleteRange range -> rest.deleteRange(range.space(), range.range());
        }
      }
    }
    super.commit(rest);
  }
}
