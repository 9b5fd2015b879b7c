package dev.stator.engine.index;

import dev.stator.engine.catalog.CounterChanges;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the write of an item changes in one index.
 *
 * @param before null if the item had no entry
 * @param after null if the item has no entry any more
 */
public record IndexChange(
    SecondaryIndex index, @Nullable IndexEntry before, @Nullable IndexEntry after) {

  /** One for each index of {@code table} whose entry is not the same for both items. */
  public static List<IndexChange> between(
      Table table, @Nullable Item before, @Nullable Item after) {
    List<SecondaryIndex> indexes = table.indexes();
    if (indexes.isEmpty() || Objects.equals(before, after)) {
      return List.of();
    }
    List<IndexChange> changes = new ArrayList<>(indexes.size());
    for (SecondaryIndex index : indexes) {
      IndexChange change =
          new IndexChange(index, IndexEntry.of(index, before), IndexEntry.of(index, after));
      if (change.isChange()) {
        changes.add(change);
      }
    }
    return changes;
  }

  private boolean isChange() {
    if (before == null || after == null) {
      return before != after;
    }
    // Of an index of all attributes every change of the item is one, and the item did change.
    return IndexEntry.isPointer(index)
        || !Arrays.equals(before.key(), after.key())
        || !before.image().equals(after.image());
  }

  /** Whether the entry stays in its place, with another image. */
  public boolean isInPlace() {
    return before != null && after != null && Arrays.equals(before.key(), after.key());
  }

  /**
   * Adds what changes in the store, and in the index's counters.
   *
   * @param store as it stands before the batch
   * @param stripe the lock stripe that is held for the item
   */
  public void stage(Batch batch, CounterChanges counters, Reader store, int stripe) {
    // An index that is being built may not have the entry yet: it is neither there nor counted.
    boolean complete = index.definition().isActive();
    IndexEntry old = complete || isStored(store, before) ? before : null;
    boolean inPlace = old != null && isInPlace();
    if (old != null && !inPlace) {
      batch.delete(Space.DATA, old.key());
    }
    if (after != null && !(inPlace && IndexEntry.isPointer(index))) {
      batch.put(Space.DATA, after.key(), after.value(index));
    }
    IndexChange stored = new IndexChange(index, old, after);
    counters.add(index.counters(), stripe, stored.entriesDelta(), stored.bytesDelta());
  }

  private static boolean isStored(Reader store, @Nullable IndexEntry entry) {
    return entry != null && store.get(Space.DATA, entry.key()) != null;
  }

  public long bytesDelta() {
    return (after == null ? 0L : after.size()) - (before == null ? 0L : before.size());
  }

  private long entriesDelta() {
    return (after == null ? 0L : 1L) - (before == null ? 0L : 1L);
  }
}
