package dev.stator.server.dynamodb;

import org.jspecify.annotations.Nullable;

/**
 * A body that does not have the form of the operation's request: the service's
 * SerializationException. An answer, not a fault: without a stack trace.
 */
final class MalformedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message the service's own text; null for what is not JSON at all, as it gives none
   */
  MalformedRequestException(@Nullable String message) {
    super(message, null, false, false);
  }
}
