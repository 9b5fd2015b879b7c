package dev.stator.server.shell;

/** The limits that every HTTP listener holds. */
public final class HttpLimits {
  /** A body longer than this is refused by the front end it was meant for, in its own shape. */
  public static final int BODY_BYTES_MAX = 16 * 1024 * 1024;

  /**
   * A refused body is still read up to this length, so that its sender gets to see the answer; a
   * longer one is cut off together with its connection.
   */
  static final int BODY_BYTES_DRAINED_MAX = 2 * BODY_BYTES_MAX;

  /** All headers of one request together. */
  public static final int HEADERS_BYTES_MAX = 16 * 1024;

  /** Method, path and query of one request together. */
  public static final int REQUEST_LINE_BYTES_MAX = 16 * 1024;

  private HttpLimits() {}
}
