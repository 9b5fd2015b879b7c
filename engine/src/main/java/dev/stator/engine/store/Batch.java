package dev.stator.engine.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Changes that are made all or not at all, in the order in which they were added. One thread's. The
 * arrays given to it are not copied: they must not be written to afterwards.
 */
public final class Batch {
  /** The longest key, in bytes; the engine's longest is about 3,200. */
  public static final int KEY_BYTES_MAX = 8 * 1024;

  private final List<Change> changes = new ArrayList<>();

  /** One change of one key space. */
  public sealed interface Change {
    Space space();
  }

  public record Put(Space space, byte[] key, byte[] value) implements Change {}

  public record Delete(Space space, byte[] key) implements Change {}

  public record DeleteRange(Space space, KeyRange range) implements Change {}

  /**
   * @throws IllegalArgumentException if {@code key} is longer than {@link #KEY_BYTES_MAX}
   */
  public Batch put(Space space, byte[] key, byte[] value) {
    if (key.length > KEY_BYTES_MAX) {
      throw new IllegalArgumentException(
          "a key of " + key.length + " bytes, the longest may have " + KEY_BYTES_MAX);
    }
    changes.add(new Put(space, key, value));
    return this;
  }

  public Batch delete(Space space, byte[] key) {
    changes.add(new Delete(space, key));
    return this;
  }

  /** An empty range, also one that ends before it begins, changes nothing. */
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
