package dev.stator.connector.connection;

/** Where calls are written down. For many threads; never throws. */
@FunctionalInterface
public interface AuditLog {
  /** Writes nothing. */
  AuditLog NONE = entry -> {};

  void add(AuditEntry entry);
}
