package dev.stator.server.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.Map;
import java.util.function.Function;

/**
 * A tool and what it does, whatever the transport.
 *
 * @param definition what agents are told of it
 * @param code takes the arguments, gives back the result
 */
record AgentTool(Tool definition, Function<Map<String, Object>, CallToolResult> code) {}
