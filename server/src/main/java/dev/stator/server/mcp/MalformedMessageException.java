package dev.stator.server.mcp;

/** A text that is neither a request nor a notification of JSON-RPC 2.0. */
final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    super(message);
  }

  MalformedMessageException(Throwable cause) {
    super("no message of JSON-RPC 2.0", cause);
  }
}
