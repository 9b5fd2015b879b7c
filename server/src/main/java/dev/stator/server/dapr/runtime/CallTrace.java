package dev.stator.server.dapr.runtime;

import dev.stator.server.dapr.trace.Baggage;
import dev.stator.server.dapr.trace.TraceParent;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells back which trace a call belongs to, as {@code grpc-trace-bin}, and its baggage; refuses
 * baggage that is none.
 *
 * <p>Source: Dapr docs, "W3C trace context overview"; Dapr's runtime, interceptor of gRPC tracing.
 */
final class CallTrace implements ServerInterceptor {
  private static final Metadata.Key<byte[]> BINARY =
      Metadata.Key.of(TraceParent.BINARY_HEADER, Metadata.BINARY_BYTE_MARSHALLER);
  private static final Metadata.Key<String> PARENT =
      Metadata.Key.of(TraceParent.HEADER, Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> BAGGAGE =
      Metadata.Key.of(Baggage.HEADER, Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Metadata told = new Metadata();
    try {
      Baggage baggage = baggage(headers);
      if (!baggage.isEmpty()) {
        told.put(BAGGAGE, baggage.text());
      }
    } catch (IllegalArgumentException invalid) {
      call.close(Status.INVALID_ARGUMENT.withDescription(invalid.getMessage()), new Metadata());
      return new ServerCall.Listener<>() {};
    }
    parent(headers).ifPresent(parent -> told.put(BINARY, parent.binary()));
    return next.startCall(told.keys().isEmpty() ? call : telling(call, told), headers);
  }

  private static Baggage baggage(Metadata headers) {
    @Nullable Iterable<String> values = headers.getAll(BAGGAGE);
    if (values == null) {
      return Baggage.NONE;
    }
    List<String> all = new ArrayList<>();
    values.forEach(all::add);
    return Baggage.parse(all);
  }

  /** The binary form counts before the other. */
  private static Optional<TraceParent> parent(Metadata headers) {
    byte @Nullable [] binary = headers.get(BINARY);
    if (binary != null) {
      return TraceParent.parse(binary);
    }
    @Nullable String text = headers.get(PARENT);
    return text == null ? Optional.empty() : TraceParent.parse(text);
  }

  private static <Q, A> ServerCall<Q, A> telling(ServerCall<Q, A> call, Metadata told) {
    return new SimpleForwardingServerCall<>(call) {
      private boolean sent;

      @Override
      public void sendHeaders(Metadata answer) {
        answer.merge(told);
        sent = true;
        super.sendHeaders(answer);
      }

      @Override
      public void close(Status status, Metadata trailers) {
        if (!sent) {
          trailers.merge(told);
        }
        super.close(status, trailers);
      }
    };
  }
}
