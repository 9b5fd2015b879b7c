package dev.stator.server.dapr.pluggable;

import io.grpc.Attributes;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Numbers the connections of a socket, and says with each call which {@link Caller} it is of. */
final class Connections extends ServerTransportFilter implements ServerInterceptor {
  private static final Attributes.Key<Long> NUMBER = Attributes.Key.create("dapr-connection");
  private static final Metadata.Key<String> INSTANCE =
      Metadata.Key.of("x-component-instance", Metadata.ASCII_STRING_MARSHALLER);

  private final AtomicLong last = new AtomicLong();
  private final LongConsumer ended;

  /**
   * @param ended is told the number of each connection that is gone
   */
  Connections(LongConsumer ended) {
    this.ended = ended;
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    return attributes.toBuilder().set(NUMBER, last.incrementAndGet()).build();
  }

  @Override
  public void transportTerminated(@Nullable Attributes attributes) {
    Long number = attributes == null ? null : attributes.get(NUMBER);
    if (number != null) {
      ended.accept(number);
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Long number = call.getAttributes().get(NUMBER);
    String instance = headers.get(INSTANCE);
    Caller caller = new Caller(number == null ? 0 : number, instance == null ? "" : instance);
    return Contexts.interceptCall(caller.attached(), call, headers, next);
  }
}
