package dev.stator.unstorage;

/** A key or base that no item can have: empty, or with a segment {@code .} or {@code ..}. */
public final class InvalidKeyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidKeyException(String message) {
    super(message);
  }
}
