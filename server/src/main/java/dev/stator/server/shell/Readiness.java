package dev.stator.server.shell;

/** Whether requests can be served, as {@code /readyz} tells it. */
public sealed interface Readiness {

  record Ready() implements Readiness {}

  /**
   * @param reason one line; anybody who reaches the port can read it
   */
  record NotReady(String reason) implements Readiness {}
}
