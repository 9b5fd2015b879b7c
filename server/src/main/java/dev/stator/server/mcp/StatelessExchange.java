package dev.stator.server.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Takes one message of the protocol and gives back its answer, without HTTP and without sessions.
 */
final class StatelessExchange implements McpStatelessServerTransport {
  private @Nullable McpStatelessServerHandler handler;

  @Override
  public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
    this.handler = mcpHandler;
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  /**
   * @param message a request or a notification
   * @return the response as JSON; empty for a notification
   * @throws IllegalArgumentException if it is neither
   */
  Optional<byte[]> answer(String message) throws IOException {
    McpStatelessServerHandler ready = Objects.requireNonNull(handler, "server is not built yet");
    return switch (McpSchema.deserializeJsonRpcMessage(McpMapper.EXACT, message)) {
      case McpSchema.JSONRPCRequest request ->
          Optional.of(
              McpMapper.EXACT.writeValueAsBytes(
                  ready.handleRequest(McpTransportContext.EMPTY, request).block()));
      case McpSchema.JSONRPCNotification notification -> {
        ready.handleNotification(McpTransportContext.EMPTY, notification).block();
        yield Optional.empty();
      }
      default -> throw new IllegalArgumentException("neither a request nor a notification");
    };
  }
}
