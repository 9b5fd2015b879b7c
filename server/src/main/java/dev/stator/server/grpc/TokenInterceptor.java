package dev.stator.server.grpc;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.stator.server.shell.token.Tokens;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only calls whose {@code dapr-api-token} is known; health is open to all, as over HTTP.
 * The token goes no further than here.
 *
 * <p>Source: Dapr docs, "Enable API token authentication in Dapr"; the error as Dapr's runtime
 * sends it, {@code UNAUTHENTICATED} with an {@code ErrorInfo}.
 */
public final class TokenInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER);
  private static final int UNAUTHENTICATED = io.grpc.Status.Code.UNAUTHENTICATED.value();
  private static final String TEXT = "Unauthorized";

  private final Tokens tokens;

  /**
   * @param tokens at least one
   */
  public TokenInterceptor(Tokens tokens) {
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("without tokens nobody could call");
    }
    this.tokens = tokens;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (HealthGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName())) {
      return next.startCall(call, headers);
    }
    List<String> sent = new ArrayList<>();
    @Nullable Iterable<String> values = headers.getAll(TOKEN);
    if (values != null) {
      values.forEach(sent::add);
    }
    if (sent.size() == 1 && tokens.find(sent.getFirst()) != null) {
      headers.discardAll(TOKEN);
      return next.startCall(call, headers);
    }
    StatusRuntimeException refused =
        refused(
            sent.isEmpty()
                ? "missing api token in request metadata"
                : "authentication error: api token mismatch");
    @Nullable Metadata trailers = refused.getTrailers();
    call.close(refused.getStatus(), trailers == null ? new Metadata() : trailers);
    return new ServerCall.Listener<>() {};
  }

  private static StatusRuntimeException refused(String reason) {
    ErrorInfo info =
        ErrorInfo.newBuilder()
            .setReason(TEXT)
            .setDomain("dapr.io")
            .putMetadata("http.code", "401")
            .putMetadata("http.error_message", reason)
            .build();
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(UNAUTHENTICATED)
            .setMessage(TEXT)
            .addDetails(Any.pack(info))
            .build());
  }
}
