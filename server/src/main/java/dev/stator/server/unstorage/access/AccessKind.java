package dev.stator.server.unstorage.access;

/** What somebody wants to do with items. */
public enum AccessKind {
  READ,
  WRITE
}
