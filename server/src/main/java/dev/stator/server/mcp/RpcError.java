package dev.stator.server.mcp;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Responses that tell why a message has no result. Source: JSON-RPC 2.0, section 5.1. */
final class RpcError {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int INTERNAL_ERROR = -32603;

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
