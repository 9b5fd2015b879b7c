package dev.stator.tables.stream;

import org.jspecify.annotations.Nullable;

/** A checkpoint could not be read or written. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CheckpointException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
