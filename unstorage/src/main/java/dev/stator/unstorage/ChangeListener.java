package dev.stator.unstorage;

/** Is told what changes. Called by any thread, also by several at once; let it be quick. */
@FunctionalInterface
public interface ChangeListener {

  /**
   * @param key the whole key, normalised
   */
  void changed(ChangeKind kind, String key);
}
