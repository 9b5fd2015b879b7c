package dev.stator.engine.memory;

/** Everything that a store in memory held at one moment. Taking and keeping one copies nothing. */
public final class MemoryImage {
  /** Of a store that was never written to. */
  public static final MemoryImage EMPTY = new MemoryImage(Roots.EMPTY);

  private final Roots roots;

  MemoryImage(Roots roots) {
    this.roots = roots;
  }

  Roots roots() {
    return roots;
  }
}
