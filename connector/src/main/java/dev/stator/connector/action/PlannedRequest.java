package dev.stator.connector.action;

/** Ends a planned call at a request whose answer is needed to go on; the request is in the plan. */
public final class PlannedRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  PlannedRequest() {
    super("planned", null, false, false);
  }
}
