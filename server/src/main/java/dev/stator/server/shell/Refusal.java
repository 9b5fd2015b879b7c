package dev.stator.server.shell;

/**
 * Why the shell itself ended a request. Each front end tells its clients in the shape they know;
 * switch over it without a default.
 */
public enum Refusal {
  /** The body is longer than {@link HttpLimits#BODY_BYTES_MAX}. */
  BODY_TOO_LARGE,
  /**
   * The server has as many requests or bytes in flight as it takes on; this one was not begun, and
   * can be sent again a little later.
   */
  OVERLOADED,
  /** Nobody says who sends it, or not truly. */
  UNAUTHENTICATED,
  /** Who sends it may not do this. */
  FORBIDDEN,
  /** It comes from a web page elsewhere, and nobody asks for a secret that such a page lacks. */
  FOREIGN_PAGE,
  /** A fault of ours, which is in the log. */
  INTERNAL_FAILURE
}
