package dev.stator.server.shell;

/** Stands before a front end, and lets through whom it may serve; all else is the front end's. */
public abstract class Gate implements HttpFrontEnd {
  private final HttpFrontEnd guarded;

  protected Gate(HttpFrontEnd guarded) {
    this.guarded = guarded;
  }

  @Override
  public final String name() {
    return guarded.name();
  }

  @Override
  public final String operation(HttpRequest request) {
    return guarded.operation(request);
  }

  @Override
  public final boolean isVital(HttpRequest request) {
    return guarded.isVital(request);
  }

  @Override
  public final boolean takes(HttpRequest request) {
    return guarded.takes(request);
  }

  @Override
  public boolean asksWho(HttpRequest request) {
    return guarded.asksWho(request);
  }

  /** Lets it through; a gate that asks something asks it before. */
  @Override
  public HttpAnswer answer(HttpRequest request) {
    return guarded.answer(request);
  }

  @Override
  public final HttpAnswer finish(HttpRequest request, HttpAnswer answer) {
    return guarded.finish(request, answer);
  }

  @Override
  public final HttpAnswer refuse(Refusal refusal) {
    return guarded.refuse(refusal);
  }
}
