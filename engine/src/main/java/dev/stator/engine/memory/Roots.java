package dev.stator.engine.memory;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** All key spaces at one moment. */
final class Roots {
  static final Roots EMPTY =
      new Roots(
          Collections.nCopies(
              Space.values().length, Tree.<byte[], byte[]>empty(Arrays::compareUnsigned)));

  private final List<Tree<byte[], byte[]>> bySpace;

  private Roots(List<Tree<byte[], byte[]>> bySpace) {
    this.bySpace = List.copyOf(bySpace);
  }

  Tree<byte[], byte[]> of(Space space) {
    return bySpace.get(space.ordinal());
  }

  /** These key spaces after the changes of {@code batch}, made in their order. */
  Roots after(Batch batch) {
    List<Tree<byte[], byte[]>> next = new ArrayList<>(bySpace);
    for (Batch.Change change : batch.changes()) {
      int space = change.space().ordinal();
      Tree<byte[], byte[]> tree = next.get(space);
      next.set(
          space,
          switch (change) {
            case Batch.Put put -> tree.put(put.key(), put.value());
            case Batch.Delete delete -> tree.remove(delete.key());
            case Batch.DeleteRange delete ->
                tree.removeRange(delete.range().from(), delete.range().to());
          });
    }
    return new Roots(next);
  }
}
