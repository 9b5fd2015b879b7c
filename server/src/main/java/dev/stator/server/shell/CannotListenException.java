package dev.stator.server.shell;

/**
 * A listener's address could not be had. The message is one line for the person at the terminal,
 * naming host and port; the caller adds the option that sets them.
 */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why, for callers that answer differently. */
  public enum Reason {
    PORT_TAKEN("the port is taken"),
    HOST_NOT_LOCAL("the host is not an address of this machine"),
    HOST_UNKNOWN("the host name is not known"),
    NOT_PERMITTED("this user may not listen there"),
    OTHER("the system refused it");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private final String listener;
  private final String host;
  private final int port;
  private final Reason reason;

  CannotListenException(String listener, String host, int port, Reason reason, Throwable cause) {
    super(
        "cannot listen on "
            + host
            + ":"
            + port
            + ": "
            + reason.text
            + (reason == Reason.OTHER ? " (" + cause.getMessage() + ")" : ""),
        cause);
    this.listener = listener;
    this.host = host;
    this.port = port;
    this.reason = reason;
  }

  /** The name of the listener. */
  public String listener() {
    return listener;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public Reason reason() {
    return reason;
  }
}
