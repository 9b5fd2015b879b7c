package dev.stator.server.connector;

import dev.stator.connector.CatalogueJson;
import dev.stator.connector.Connector;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpLimits;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;

/**
 * The connector over HTTP.
 *
 * <ul>
 *   <li>{@code POST /v1/actions/{action}}: runs an action with the inputs of the JSON body.
 *   <li>{@code GET /v1/actions}: the catalogue.
 *   <li>{@code GET /v1/actions/{action}}: one action of it.
 * </ul>
 */
public final class ConnectorRoutes implements HttpFrontEnd {
  private static final String ACTIONS = "/v1/actions";

  private final Connector connector;

  public ConnectorRoutes(Connector connector) {
    this.connector = connector;
  }

  @Override
  public String name() {
    return "connector";
  }

  @Override
  public String operation(HttpRequest request) {
    String action = action(request.rawPath());
    if (action.isEmpty()) {
      return "catalogue";
    }
    try {
      return connector.catalogue().action(action).key();
    } catch (ActionError unknown) {
      return "unknown";
    }
  }

  @Override
  public boolean takes(HttpRequest request) {
    String path = request.rawPath();
    return path.equals(ACTIONS) || path.startsWith(ACTIONS + "/");
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    try {
      String action = action(request.rawPath());
      return switch (request.method()) {
        case "GET", "HEAD" ->
            ActionAnswers.ok(
                action.isEmpty()
                    ? CatalogueJson.write(connector.catalogue())
                    : CatalogueJson.write(connector.catalogue().action(action)));
        case "POST" ->
            action.isEmpty()
                ? notAllowed(request, "GET, HEAD")
                : ActionAnswers.ok(connector.run(action, ActionRequests.inputs(request)));
        default -> notAllowed(request, action.isEmpty() ? "GET, HEAD" : "GET, HEAD, POST");
      };
    } catch (ActionError error) {
      return ActionAnswers.error(error);
    }
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return ActionAnswers.error(
        switch (refusal) {
          case BODY_TOO_LARGE ->
              ActionError.of(
                  ErrorCode.REQUEST_TOO_LARGE,
                  "the body is longer than " + HttpLimits.BODY_BYTES_MAX + " bytes");
          case OVERLOADED ->
              ActionError.of(
                  ErrorCode.THROTTLING,
                  "this server has as many requests in progress as it takes on; try again later");
          case UNAUTHENTICATED ->
              ActionError.of(
                  ErrorCode.UNAUTHENTICATED,
                  "this server asks for Authorization: Bearer with a token that it knows");
          case FORBIDDEN ->
              ActionError.of(ErrorCode.ACCESS_DENIED, "the token is not good for the connector");
          case INTERNAL_FAILURE ->
              ActionError.of(ErrorCode.INTERNAL_FAILURE, "internal failure; see the server's log");
        });
  }

  /** The action that the path names; empty for all of them. */
  private static String action(String path) {
    return path.length() <= ACTIONS.length() + 1 ? "" : path.substring(ACTIONS.length() + 1);
  }

  private static HttpAnswer notAllowed(HttpRequest request, String allowed) {
    return ActionAnswers.error(
            ActionError.of(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    request.method() + " is not for " + request.rawPath())
                .withHint("POST /v1/actions/{action} runs an action"))
        .with("Allow", allowed);
  }
}
