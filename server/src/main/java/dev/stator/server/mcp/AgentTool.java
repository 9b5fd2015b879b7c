package dev.stator.server.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool and what it does, whatever the transport.
 *
 * @param definition what agents are told of it
 */
record AgentTool(Tool definition, Code code) {

  /** What a tool does. */
  @FunctionalInterface
  interface Code {
    /**
     * @param caller a name that may be logged; null for nobody in particular
     */
    CallToolResult call(@Nullable String caller, Map<String, Object> arguments);
  }
}
