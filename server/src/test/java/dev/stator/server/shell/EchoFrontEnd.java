package dev.stator.server.shell;

import java.util.function.Function;

/** Answers under a path prefix with whatever a function makes of the request. */
record EchoFrontEnd(String prefix, Function<HttpRequest, HttpAnswer> respond)
    implements HttpFrontEnd {

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public boolean takes(HttpRequest request) {
    return request.rawPath().startsWith(prefix);
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    return respond.apply(request);
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE -> HttpAnswer.text(413, "echo: too large");
      case OVERLOADED -> HttpAnswer.text(429, "echo: overloaded");
      case UNAUTHENTICATED -> HttpAnswer.text(401, "echo: who?");
      case FORBIDDEN -> HttpAnswer.text(403, "echo: no");
      case FOREIGN_PAGE -> HttpAnswer.text(403, "echo: whose page?");
      case INTERNAL_FAILURE -> HttpAnswer.text(500, "echo: failed");
    };
  }
}
