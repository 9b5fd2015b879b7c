package dev.stator.unstorage;

/**
 * Is told what changes. Called by any thread, also by several at once, and by those who write: let
 * it be quick. What it throws goes to the log, and neither to who writes nor to other listeners.
 */
@FunctionalInterface
public interface ChangeListener {

  /**
   * @param key the whole key, normalised
   */
  void changed(ChangeKind kind, String key);
}
