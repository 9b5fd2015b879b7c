package dev.stator.connector.action;

import java.util.Locale;

/** What an action may do to data, for agents and policies. */
public enum Safety {
  /** Changes nothing. */
  READ,
  /** Adds or changes data. */
  WRITE,
  /** May remove data for good. */
  DESTRUCTIVE;

  /** As catalogues write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
