package dev.stator.server.shell;

/** A body is not what its Content-Encoding says, or that is none that is known here. */
public final class UndecodableBodyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean unknownCoding;

  private UndecodableBodyException(String text, boolean unknownCoding) {
    super(text, null, false, false);
    this.unknownCoding = unknownCoding;
  }

  static UndecodableBodyException unknownCoding() {
    return new UndecodableBodyException(
        "the body's Content-Encoding is not known here; gzip is", true);
  }

  static UndecodableBodyException broken() {
    return new UndecodableBodyException("the body is not whole gzip, as it says", false);
  }

  /** Whether the coding itself is the reason, and not the bytes. */
  public boolean isUnknownCoding() {
    return unknownCoding;
  }
}
