package dev.stator.server.connector;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import dev.stator.connector.CatalogueJson;
import dev.stator.connector.Connector;
import dev.stator.connector.action.AnswerRoom;
import dev.stator.connector.bulk.BulkRun;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.picker.Pickers;
import dev.stator.connector.schema.OpenApi;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpLimits;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import dev.stator.server.shell.limit.OverloadedException;
import dev.stator.tables.json.JsonValue;
import java.util.List;

/**
 * The connector over HTTP.
 *
 * <ul>
 *   <li>{@code POST /v1/actions/{action}}: runs an action with the inputs of the JSON body; with a
 *       body of {@code application/x-ndjson}, once for each line.
 *   <li>{@code GET /v1/actions}: the catalogue.
 *   <li>{@code GET /v1/actions/{action}}: one action of it.
 *   <li>{@code GET /v1/pickers/{picker}}: what forms offer to choose from, its inputs as query
 *       parameters; {@code POST} with a JSON body does the same.
 *   <li>{@code GET /openapi.json}: the catalogue for generators.
 * </ul>
 */
public final class ConnectorRoutes implements HttpFrontEnd {
  private static final String ACTIONS = "/v1/actions";
  private static final String PICKERS = "/v1/pickers";
  private static final String OPEN_API = "/openapi.json";

  /**
   * What is read lies in memory as items and as JSON; its text counts by itself when it is sent.
   */
  private static final int COPIES = 2;

  /** What becomes of a line, beside what it reads. */
  private static final long OUTCOME_BYTES = 256;

  private final Connector connector;
  private final Catalogue pickers;
  private final ConnectorConfig config;

  public ConnectorRoutes(Connector connector, ConnectorConfig config) {
    this.connector = connector;
    this.config = config;
    this.pickers = Pickers.of(connector.connections()::names);
  }

  @Override
  public String name() {
    return "connector";
  }

  @Override
  public String operation(HttpRequest request) {
    String path = request.rawPath();
    if (path.equals(OPEN_API)) {
      return "openapi";
    }
    boolean isPicker = isUnder(PICKERS, path);
    String name = last(isPicker ? PICKERS : ACTIONS, path);
    if (name.isEmpty()) {
      return "catalogue";
    }
    try {
      return (isPicker ? pickers : connector.catalogue()).action(name).key();
    } catch (ActionError unknown) {
      return "unknown";
    }
  }

  @Override
  public boolean takes(HttpRequest request) {
    String path = request.rawPath();
    return isUnder(ACTIONS, path) || isUnder(PICKERS, path) || path.equals(OPEN_API);
  }

  private static boolean isUnder(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    try {
      String path = request.rawPath();
      if (path.equals(OPEN_API)) {
        return openApi(request);
      }
      return isUnder(ACTIONS, path)
          ? action(request, last(ACTIONS, path))
          : picker(request, last(PICKERS, path));
    } catch (ActionError error) {
      return ActionAnswers.error(error);
    }
  }

  private HttpAnswer action(HttpRequest request, String action) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          ActionAnswers.ok(
              action.isEmpty()
                  ? CatalogueJson.write(connector.catalogue())
                  : CatalogueJson.write(connector.catalogue().action(action)));
      case "POST" -> action.isEmpty() ? notAllowed(request, "GET, HEAD") : run(request, action);
      default -> notAllowed(request, action.isEmpty() ? "GET, HEAD" : "GET, HEAD, POST");
    };
  }

  private HttpAnswer run(HttpRequest request, String action) {
    ActionRunner runner = connector.as(request.caller(), bytes -> hold(request, bytes));
    if (!ActionRequests.isLines(request)) {
      return ActionAnswers.ok(runner.run(action, ActionRequests.inputs(request)));
    }
    connector.catalogue().action(action);
    BulkRun bulk = new BulkRun(connector.catalogue(), runner);
    List<byte[]> sent = ActionRequests.lines(request);
    // Outcomes are kept until all are there; now nothing has been done yet that a refusal would
    // hide.
    request.hold(sent.size() * OUTCOME_BYTES);
    return LineRun.of(sent, lines -> bulk.run(action, lines));
  }

  private static boolean hold(HttpRequest request, long bytes) {
    try {
      request.hold(bytes * COPIES);
      return true;
    } catch (OverloadedException full) {
      return false;
    }
  }

  private HttpAnswer picker(HttpRequest request, String picker) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          ActionAnswers.ok(
              picker.isEmpty()
                  ? CatalogueJson.write(pickers)
                  : pick(request, picker, ActionRequests.parameters(request)));
      case "POST" ->
          picker.isEmpty()
              ? notAllowed(request, "GET, HEAD")
              : ActionAnswers.ok(pick(request, picker, ActionRequests.inputs(request)));
      default -> notAllowed(request, picker.isEmpty() ? "GET, HEAD" : "GET, HEAD, POST");
    };
  }

  private JsonValue.Obj pick(HttpRequest request, String picker, JsonValue.Obj inputs) {
    return connector.run(pickers.action(picker), inputs, request.caller(), AnswerRoom.UNBOUNDED);
  }

  private HttpAnswer openApi(HttpRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          ActionAnswers.ok(
              OpenApi.of(
                  connector.catalogue(),
                  config.title(),
                  config.version(),
                  ServerUrl.of(request, config)));
      default -> notAllowed(request, "GET, HEAD");
    };
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
                      "this server has as many requests in progress as it takes on; try again later")
                  .withRetryable(true);
          case UNAUTHENTICATED ->
              ActionError.of(
                  ErrorCode.UNAUTHENTICATED,
                  "this server asks for Authorization: Bearer with a token that it knows");
          case FORBIDDEN ->
              ActionError.of(ErrorCode.ACCESS_DENIED, "the token is not good for the connector");
          case FOREIGN_PAGE ->
              ActionError.of(
                      ErrorCode.ACCESS_DENIED,
                      "web pages of this origin may not send requests here")
                  .withHint("--allowed-origins of the server names pages that may");
          case INTERNAL_FAILURE ->
              ActionError.of(ErrorCode.INTERNAL_FAILURE, "internal failure; see the server's log");
        });
  }

  /** What the path names; empty for all of them. */
  private static String last(String folder, String path) {
    return path.length() <= folder.length() + 1 ? "" : path.substring(folder.length() + 1);
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
