package dev.stator.engine.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Changes that are made all or not at all, in the order in which they were added. One thread's. */
public final class Batch {
  private final List<Change> changes = new ArrayList<>();

  /** One change of one key space. */
  public sealed interface Change {
    Space space();
  }

  public record Put(Space space, byte[] key, byte[] value) implements Change {}

  public record Delete(Space space, byte[] key) implements Change {}

  public record DeleteRange(Space space, KeyRange range) implements Change {}

  public Batch put(Space space, byte[] key, byte[] value) {
    changes.add(new Put(space, key, value));
    return this;
  }

  public Batch delete(Space space, byte[] key) {
    changes.add(new Delete(space, key));
    return this;
  }

  public Batch deleteRange(Space space, KeyRange range) {
    changes.add(new DeleteRange(space, range));
    return this;
  }

  public List<Change> changes() {
    return Collections.unmodifiableList(changes);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }
}
