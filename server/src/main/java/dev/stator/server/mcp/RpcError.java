package dev.stator.server.mcp;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import org.jspecify.annotations.Nullable;

/** Responses that tell why a message has no result. Source: JSON-RPC 2.0, section 5.1. */
final class RpcError {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL_ERROR = -32603;

  /** Of a failure that is logged. */
  static final JSONRPCError INTERNAL =
      new JSONRPCError(INTERNAL_ERROR, "internal failure; see the server's log");

  /** Of parameters that call no tool. */
  static final JSONRPCError NO_CALL =
      new JSONRPCError(
          INVALID_PARAMS,
          "params of tools/call must be an object with a name, a string, and with arguments, an"
              + " object, if there are any");

  private RpcError() {}

  /**
   * @param id of the request; null if it is not known
   */
  static byte[] json(@Nullable JsonValue id, int code, String message) {
    return JsonFormat.write(
        JsonValue.Obj.EMPTY
            .with("jsonrpc", new JsonValue.Str("2.0"))
            .with("id", id == null ? JsonValue.Null.INSTANCE : id)
            .with(
                "error",
                JsonValue.Obj.EMPTY
                    .with("code", JsonValue.Num.of(code))
                    .with("message", new JsonValue.Str(message))));
  }
}
