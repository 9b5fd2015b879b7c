package dev.stator.unstorage;

import java.util.Locale;

/** What happened to an item. */
public enum ChangeKind {
  /** It was stored, new or again. */
  UPDATE,
  /** It was removed, or has expired. */
  REMOVE;

  /** As unstorage spells it: {@code update} or {@code remove}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
