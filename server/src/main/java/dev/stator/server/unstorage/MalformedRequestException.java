package dev.stator.server.unstorage;

/** A request has a header, a query or a body that cannot be read. The message says which. */
final class MalformedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedRequestException(String message) {
    super(message, null, false, false);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
