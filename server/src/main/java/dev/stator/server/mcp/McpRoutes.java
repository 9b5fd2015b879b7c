package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpLimits;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The tools over streamable HTTP at {@code /mcp}: each message a POST, answered as JSON. There are
 * no sessions and no messages from the server, so that GET and DELETE are not allowed.
 *
 * <p>Source: Model Context Protocol, 2025-11-25, "Transports", Streamable HTTP.
 */
public final class McpRoutes implements HttpFrontEnd {
  private static final String PATH = "/mcp";
  private static final String VERSION_HEADER = "MCP-Protocol-Version";
  private static final String JSON = "application/json";

  private final Catalogue catalogue;
  private final ActionRunner runner;
  private final McpConfig config;
  private @Nullable StatelessExchange exchange;

  /**
   * @param runner runs the actions of {@code catalogue}
   */
  public McpRoutes(Catalogue catalogue, ActionRunner runner, McpConfig config) {
    this.catalogue = catalogue;
    this.runner = runner;
    this.config = config;
  }

  /** Made for the first message: its libraries take a good part of a start that may not need it. */
  private synchronized StatelessExchange exchange() {
    StatelessExchange ready = exchange;
    if (ready == null) {
      ready = McpServers.serve(catalogue, runner, config);
      exchange = ready;
    }
    return ready;
  }

  @Override
  public String name() {
    return "mcp";
  }

  @Override
  public boolean takes(HttpRequest request) {
    return request.rawPath().equals(PATH);
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    if (!request.method().equals("POST")) {
      return HttpAnswer.text(405, "POST only: this server has no sessions and sends no events\n")
          .with("Allow", "POST");
    }
    if (!MessageLines.isUtf8(request.body())) {
      return error(400, RpcError.PARSE_ERROR, "the body is not UTF-8");
    }
    String version = request.header(VERSION_HEADER);
    if (version != null && !StatelessExchange.PROTOCOL_VERSIONS.contains(version)) {
      return error(
          400,
          RpcError.INVALID_REQUEST,
          VERSION_HEADER
              + ": this server speaks "
              + String.join(", ", StatelessExchange.PROTOCOL_VERSIONS));
    }
    try {
      return exchange()
          .answer(new String(request.body(), StandardCharsets.UTF_8), request.caller())
          .map(McpRoutes::answer)
          .orElse(HttpAnswer.status(202));
    } catch (MalformedMessageException malformed) {
      return error(400, RpcError.INVALID_REQUEST, "the body is no message of JSON-RPC 2.0");
    }
  }

  /** HTTP's status is of the message, which was taken; what became of it is in the response. */
  private static HttpAnswer answer(StatelessExchange.Response response) {
    HttpAnswer answer = HttpAnswer.of(200, JSON, response.json());
    Integer code = response.errorCode();
    return code == null ? answer : answer.failed(Integer.toString(code));
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE ->
          error(
              413,
              RpcError.INVALID_REQUEST,
              "the body is longer than " + HttpLimits.BODY_BYTES_MAX + " bytes");
      case OVERLOADED ->
          error(503, RpcError.INTERNAL_ERROR, "too many requests at once; try again a little later")
              .with("Retry-After", "1");
      case UNAUTHENTICATED ->
          error(
              401,
              RpcError.INVALID_REQUEST,
              "a bearer token is needed: Authorization: Bearer <token>");
      case FORBIDDEN -> error(403, RpcError.INVALID_REQUEST, "this token is not for tools");
      case FOREIGN_PAGE ->
          error(403, RpcError.INVALID_REQUEST, "pages of other origins may not call tools");
      case INTERNAL_FAILURE ->
          error(500, RpcError.INTERNAL_ERROR, "internal failure; see the server's log");
    };
  }

  private static HttpAnswer error(int status, int code, String message) {
    return HttpAnswer.of(status, JSON, RpcError.json(null, code, message))
        .failed(Integer.toString(code));
  }
}
