package dev.stator.dapr.query;

/** A query is not one. The message says what is wrong, and where. */
public final class QuerySyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  QuerySyntaxException(String message) {
    super(message);
  }
}
