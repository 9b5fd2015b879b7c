package dev.stator.server.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Takes one message of the protocol and gives back its answer, without HTTP and without sessions.
 */
final class StatelessExchange implements McpStatelessServerTransport {
  private static final Logger LOG = LoggerFactory.getLogger(StatelessExchange.class);

  private static final String CALLER = "caller";

  /** Those without which a message says nothing of its version are older than streamable HTTP. */
  static final List<String> PROTOCOL_VERSIONS =
      List.of(
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private final UnknownTool unknown;
  private @Nullable McpStatelessServerHandler handler;

  StatelessExchange(UnknownTool unknown) {
    this.unknown = unknown;
  }

  @Override
  public List<String> protocolVersions() {
    return PROTOCOL_VERSIONS;
  }

  /**
   * What a request is answered.
   *
   * @param json the response
   * @param errorCode of JSON-RPC 2.0, section 5.1; null if the response has a result
   */
  record Response(byte[] json, @Nullable Integer errorCode) {}

  @Override
  public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
    this.handler = mcpHandler;
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  /**
   * A failure that nobody foresaw is logged, and answered as an internal error.
   *
   * @param message a request or a notification
   * @param caller a name that may be logged; null for nobody in particular
   * @return empty for a notification
   * @throws MalformedMessageException if it is neither
   */
  Optional<Response> answer(String message, @Nullable String caller)
      throws MalformedMessageException {
    McpStatelessServerHandler ready = Objects.requireNonNull(handler, "server is not built yet");
    return switch (read(message)) {
      case McpSchema.JSONRPCRequest request ->
          Optional.of(respond(ready, request, context(caller)));
      case McpSchema.JSONRPCNotification notification -> {
        take(ready, notification);
        yield Optional.empty();
      }
      default -> throw new MalformedMessageException("neither a request nor a notification");
    };
  }

  private static McpTransportContext context(@Nullable String caller) {
    return caller == null
        ? McpTransportContext.EMPTY
        : McpTransportContext.create(Map.of(CALLER, caller));
  }

  /** Who sent the message that a tool's call came in; null for nobody in particular. */
  static @Nullable String caller(McpTransportContext context) {
    return context.get(CALLER) instanceof String caller ? caller : null;
  }

  private static McpSchema.JSONRPCMessage read(String message) throws MalformedMessageException {
    try {
      return McpSchema.deserializeJsonRpcMessage(McpMapper.EXACT, message);
    } catch (IOException | RuntimeException malformed) {
      // Of several kinds: a null pointer for the text "null", for one.
      throw new MalformedMessageException(malformed);
    }
  }

  private Response respond(
      McpStatelessServerHandler handler,
      McpSchema.JSONRPCRequest request,
      McpTransportContext context) {
    try {
      return written(handle(handler, request, context));
    } catch (RuntimeException failure) {
      LOG.error("the request {} could not be answered", request.method(), failure);
      return written(JSONRPCResponse.error(request.id(), RpcError.INTERNAL));
    }
  }

  private JSONRPCResponse handle(
      McpStatelessServerHandler handler,
      McpSchema.JSONRPCRequest request,
      McpTransportContext context) {
    if (request.method().equals(McpSchema.METHOD_TOOLS_CALL)) {
      if (!isCall(request.params())) {
        return JSONRPCResponse.error(request.id(), RpcError.NO_CALL);
      }
      String refusal = unknown.refusal(toolOf(request.params()));
      if (refusal != null) {
        return JSONRPCResponse.error(
            request.id(), new JSONRPCResponse.JSONRPCError(RpcError.INVALID_PARAMS, refusal));
      }
    }
    return Objects.requireNonNull(
        handler.handleRequest(context, request).block(), "a request has a response");
  }

  /** Whether the library can read them: it fails on others as if the tool did. */
  private static boolean isCall(@Nullable Object params) {
    return params instanceof Map<?, ?> call
        && call.get("name") instanceof String
        && isObjectOrAbsent(call.get("arguments"))
        && isObjectOrAbsent(call.get("_meta"));
  }

  private static String toolOf(@Nullable Object call) {
    return call instanceof Map<?, ?> params ? String.valueOf(params.get("name")) : "";
  }

  private static boolean isObjectOrAbsent(@Nullable Object member) {
    return member == null || member instanceof Map;
  }

  private static Response written(JSONRPCResponse response) {
    try {
      return new Response(
          McpMapper.EXACT.writeValueAsBytes(response),
          response.error() == null ? null : response.error().code());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Nothing is answered to a notification, whatever becomes of it. */
  private static void take(
      McpStatelessServerHandler handler, McpSchema.JSONRPCNotification notification) {
    try {
      handler.handleNotification(McpTransportContext.EMPTY, notification).block();
    } catch (RuntimeException failure) {
      LOG.error("the notification {} could not be taken", notification.method(), failure);
    }
  }
}
