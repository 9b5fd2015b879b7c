package dev.stator.server.shell;

import java.util.function.Supplier;

/**
 * {@code /healthz}: the process answers. {@code /readyz}: it can do its work, 503 with the reason
 * otherwise. The paths and their meaning are Kubernetes's (API server, "health endpoints").
 */
public final class HealthRoutes implements HttpFrontEnd {
  private static final String HEALTH = "/healthz";
  private static final String READY = "/readyz";

  private final Supplier<Readiness> readiness;

  /**
   * @param readiness asked for each request
   */
  public HealthRoutes(Supplier<Readiness> readiness) {
    this.readiness = readiness;
  }

  @Override
  public String name() {
    return "health";
  }

  @Override
  public String operation(HttpRequest request) {
    return request.rawPath().equals(HEALTH) ? "healthz" : "readyz";
  }

  @Override
  public boolean isVital(HttpRequest request) {
    return true;
  }

  @Override
  public boolean takes(HttpRequest request) {
    return request.rawPath().equals(HEALTH) || request.rawPath().equals(READY);
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpAnswer.text(405, "only GET and HEAD are answered here\n")
          .with("Allow", "GET, HEAD");
    }
    if (request.rawPath().equals(HEALTH)) {
      return HttpAnswer.text(200, "ok\n");
    }
    return switch (readiness.get()) {
      case Readiness.Ready ready -> HttpAnswer.text(200, "ready\n");
      case Readiness.NotReady(String reason) -> HttpAnswer.text(503, "not ready: " + reason + "\n");
    };
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE -> HttpAnswer.text(413, "body too large\n");
      case OVERLOADED -> HttpAnswer.text(503, "too many requests\n").with("Retry-After", "1");
      case UNAUTHENTICATED -> HttpAnswer.text(401, "unauthorized\n");
      case FOREIGN_PAGE ->
          HttpAnswer.text(403, "web pages of this origin may not send requests here\n");
      case FORBIDDEN -> HttpAnswer.text(403, "forbidden\n");
      case INTERNAL_FAILURE -> HttpAnswer.text(500, "internal error\n");
    };
  }
}
