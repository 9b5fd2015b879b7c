package dev.stator.server.dapr;

import dev.stator.server.dapr.sidecar.BindingOperations;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.DaprSettings;
import dev.stator.server.dapr.sidecar.ErrorStatus;
import dev.stator.server.dapr.sidecar.JsonText;
import dev.stator.server.dapr.sidecar.QueryOperations;
import dev.stator.server.dapr.sidecar.Sidecar;
import dev.stator.server.dapr.sidecar.SidecarOperations;
import dev.stator.server.dapr.sidecar.StateKeys;
import dev.stator.server.dapr.sidecar.StateOperations;
import dev.stator.server.dapr.sidecar.TransactionOperations;
import dev.stator.server.dapr.sidecar.Wording;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import java.util.List;

/**
 * Dapr's HTTP API on a port of its own.
 *
 * <p>Source: Dapr docs, "API reference" and "Enable API token authentication in Dapr".
 */
public final class DaprFrontEnd implements HttpFrontEnd {
  /** Where applications expect a sidecar. */
  public static final int PORT_DEFAULT = 3500;

  /** Dapr's own default of {@code --max-body-size}. */
  public static final int BODY_BYTES_MAX = JsonText.BYTES_MAX;

  static final String JSON = "application/json";
  static final HttpAnswer NOTHING = HttpAnswer.status(204);
  private static final String TOKEN_HEADER = "dapr-api-token";

  private final DaprSettings settings;
  private final DaprRoutes routes;

  public DaprFrontEnd(Sidecar sidecar) {
    this.settings = sidecar.settings();
    StateKeys keys = new StateKeys(settings, Wording.HTTP);
    this.routes =
        new DaprRoutes(
            new StateApi(
                new StateOperations(sidecar, keys),
                new TransactionOperations(keys),
                sidecar.inFlight()),
            new QueryApi(new QueryOperations(keys), sidecar.inFlight()),
            new BindingApi(new BindingOperations(sidecar.components())),
            new SidecarApi(new SidecarOperations(sidecar)));
  }

  @Override
  public String name() {
    return "dapr";
  }

  @Override
  public String operation(HttpRequest request) {
    return DaprRoutes.operation(request.method(), PathSegments.of(request.rawPath()));
  }

  @Override
  public boolean isVital(HttpRequest request) {
    return DaprRoutes.isOpen(request);
  }

  @Override
  public boolean takes(HttpRequest request) {
    return true;
  }

  @Override
  public boolean asksWho(HttpRequest request) {
    return !settings.apiTokens().isEmpty();
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    PathSegments path = PathSegments.of(request.rawPath());
    if (!DaprRoutes.isOpen(request) && !allowed(request)) {
      return invalidToken();
    }
    if (path.startsWith("v1.0", "healthz")) {
      return answer(request, path);
    }
    HttpTrace trace;
    try {
      trace = HttpTrace.of(request);
    } catch (IllegalArgumentException noBaggage) {
      return HttpAnswer.text(400, String.valueOf(noBaggage.getMessage()));
    }
    return trace.tellIn(answer(request, path));
  }

  private HttpAnswer answer(HttpRequest request, PathSegments path) {
    try {
      return routes.answer(request, path);
    } catch (DaprError error) {
      return ErrorBody.of(error);
    }
  }

  private boolean allowed(HttpRequest request) {
    if (settings.apiTokens().isEmpty()) {
      return true;
    }
    List<String> given = request.headers(TOKEN_HEADER);
    return given.size() == 1 && settings.apiTokens().find(given.getFirst()) != null;
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE -> ErrorBody.of(bodyTooLarge());
      case OVERLOADED ->
          ErrorBody.of(
              new DaprError(
                  ErrorStatus.OVERLOADED,
                  "ERR_OVERLOADED",
                  "too many requests in progress, try again later"));
      case UNAUTHENTICATED, FORBIDDEN -> invalidToken();
      case FOREIGN_PAGE ->
          ErrorBody.of(
              new DaprError(
                  ErrorStatus.DENIED,
                  "ERR_PERMISSION_DENIED",
                  "web pages of this origin may not send requests here"));
      case INTERNAL_FAILURE ->
          ErrorBody.of(
              new DaprError(
                  ErrorStatus.FAILED, "ERR_INTERNAL", "internal error, see the server's log"));
    };
  }

  private static HttpAnswer invalidToken() {
    return HttpAnswer.text(401, "invalid api token");
  }

  static DaprError bodyTooLarge() {
    return new DaprError(
        ErrorStatus.TOO_LARGE,
        DaprError.MALFORMED_REQUEST,
        "request body is larger than " + BODY_BYTES_MAX + " bytes");
  }
}
