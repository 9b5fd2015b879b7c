package dev.stator.tables.json;

/** A text is not JSON, or is larger or deeper than is allowed. The message says where. */
public final class JsonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  JsonSyntaxException(String message) {
    super(message);
  }
}
