package dev.stator.server.dapr.runtime;

import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.trace.TraceParent;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the headers of a call for the binding that it invokes: all of them are the binding's
 * metadata, too.
 *
 * <p>Source: Dapr's runtime, InvokeBinding; Dapr docs, "Bindings API reference".
 */
final class CallHeaders implements ServerInterceptor {
  private static final Context.Key<Metadata> HEADERS = Context.key("dapr-call-headers");
  private static final String INVOCATION = DaprGrpc.getInvokeBindingMethod().getFullMethodName();
  private static final Set<String> OF_TRANSPORT =
      Set.of("content-type", "user-agent", "te", "dapr-api-token");
  private static final Set<String> FIRST_OF_ALL =
      Set.of(TraceParent.HEADER, TraceParent.STATE_HEADER);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return call.getMethodDescriptor().getFullMethodName().equals(INVOCATION)
        ? Contexts.interceptCall(Context.current().withValue(HEADERS, headers), call, headers, next)
        : next.startCall(call, headers);
  }

  /**
   * The headers of the call in progress with {@code metadata} over them. Those of the trace come
   * before both; those of the transport, and binary ones, are left out.
   */
  static Map<String, String> under(Map<String, String> metadata) {
    @Nullable Metadata headers = HEADERS.get();
    Map<String, String> all = new HashMap<>(metadata);
    if (headers == null) {
      return all;
    }
    for (String name : headers.keys()) {
      if (isOfTransport(name)) {
        continue;
      }
      @Nullable Iterable<String> values =
          headers.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
      if (values != null && (FIRST_OF_ALL.contains(name) || !all.containsKey(name))) {
        all.put(name, values.iterator().next());
      }
    }
    return all;
  }

  private static boolean isOfTransport(String name) {
    return OF_TRANSPORT.contains(name)
        || name.startsWith(":")
        || name.startsWith("grpc-")
        || name.endsWith(Metadata.BINARY_HEADER_SUFFIX);
  }
}
