package dev.stator.server.dapr.sidecar;

import java.util.List;

/**
 * An error as Dapr answers it: a code, a text, and for some a list of details. Thrown by
 * operations, caught where the request came in.
 *
 * <p>Source: Dapr docs, "Error codes reference guide" and "Errors overview".
 */
public final class DaprError extends RuntimeException {
  private static final long serialVersionUID = 1;
  public static final String MALFORMED_REQUEST = "ERR_MALFORMED_REQUEST";

  /** Its details tell of the operations that were refused. */
  public static final String TRANSACTION = "ERR_STATE_TRANSACTION";

  private final ErrorStatus status;
  private final String code;
  private final String text;
  private final transient List<ErrorDetail> details;

  /** With details. */
  public DaprError(ErrorStatus status, String code, String text, List<ErrorDetail> details) {
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
    this.details = List.copyOf(details);
  }

  /** In the older shape, without details. */
  public DaprError(ErrorStatus status, String code, String text) {
    this(status, code, text, List.of());
  }

  /** A request that cannot be understood. */
  public static DaprError malformed(String text) {
    return new DaprError(ErrorStatus.INVALID, MALFORMED_REQUEST, text);
  }

  public ErrorStatus status() {
    return status;
  }

  /** Dapr's name of the error, such as {@code ERR_STATE_SAVE}. */
  public String code() {
    return code;
  }

  /** The words for a client. */
  public String text() {
    return text;
  }

  public List<ErrorDetail> details() {
    return details;
  }
}
