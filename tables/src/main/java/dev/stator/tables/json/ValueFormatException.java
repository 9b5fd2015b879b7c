package dev.stator.tables.json;

/** A JSON value cannot be an attribute value. The message says where, as a path, and why. */
public final class ValueFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ValueFormatException(String path, String reason) {
    super((path.isEmpty() ? "value" : path) + ": " + reason);
  }
}
