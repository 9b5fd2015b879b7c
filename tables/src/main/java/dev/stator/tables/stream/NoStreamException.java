package dev.stator.tables.stream;

/** The table has no stream: switch it on with UpdateTable. */
public final class NoStreamException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoStreamException(String table) {
    super(
        "table '%s' has no stream: switch it on with UpdateTable, StreamSpecification"
            .formatted(table));
  }
}
