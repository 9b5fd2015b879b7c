package dev.stator.server.grpc;

import io.grpc.Attributes;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps some of a connection's calls from being streams. A client whose connection is full of
 * streams does not send its other calls: KEDA, which has one connection for all its triggers and no
 * deadlines, would wait for ever.
 */
final class StreamRoom extends ServerTransportFilter implements ServerInterceptor {
  private static final Attributes.Key<AtomicInteger> OPEN = Attributes.Key.create("open-streams");

  private final int streamsMax;

  /**
   * @param streamsMax of one connection at the same time; less than its calls
   */
  StreamRoom(int streamsMax) {
    this.streamsMax = streamsMax;
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    return attributes.toBuilder().set(OPEN, new AtomicInteger()).build();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    @Nullable AtomicInteger open = call.getAttributes().get(OPEN);
    if (open == null || call.getMethodDescriptor().getType() == MethodType.UNARY) {
      return next.startCall(call, headers);
    }
    if (open.incrementAndGet() > streamsMax) {
      open.decrementAndGet();
      call.close(
          Status.RESOURCE_EXHAUSTED.withDescription(
              "this connection has " + streamsMax + " open streams already; other calls are taken"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    AtomicBoolean ended = new AtomicBoolean();
    Runnable end =
        () -> {
          if (ended.compareAndSet(false, true)) {
            open.decrementAndGet();
          }
        };
    ServerCall<Q, A> counted =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            super.close(status, trailers);
            end.run();
          }
        };
    return new SimpleForwardingServerCallListener<>(next.startCall(counted, headers)) {
      @Override
      public void onCancel() {
        super.onCancel();
        end.run();
      }

      @Override
      public void onComplete() {
        super.onComplete();
        end.run();
      }
    };
  }
}
