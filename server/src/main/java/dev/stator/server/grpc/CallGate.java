package dev.stator.server.grpc;

import com.google.protobuf.MessageLite;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.Exchange;
import dev.stator.server.shell.observe.ExchangeObserver;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What every call goes through: a place among the requests in flight, or {@code RESOURCE_EXHAUSTED}
 * at once, and the note of how it ended. A stream has no place of its own, as it may be open for
 * days; how many of them there are, each connection's limit says. Health and reflection always
 * answer.
 */
final class CallGate implements ServerInterceptor {
  private static final String LOOKED_AFTER_BY = "grpc.";
  private static final Status FULL =
      Status.RESOURCE_EXHAUSTED.withDescription(
          "this server has as many requests in progress as it takes on; try again later");

  private final String frontEnd;
  private final InFlight inFlight;
  private final ExchangeObserver observer;

  /**
   * @param frontEnd its name in metrics and the access log
   */
  CallGate(String frontEnd, InFlight inFlight, ExchangeObserver observer) {
    this.frontEnd = frontEnd;
    this.inFlight = inFlight;
    this.observer = observer;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    MethodDescriptor<Q, A> method = call.getMethodDescriptor();
    boolean vital = method.getFullMethodName().startsWith(LOOKED_AFTER_BY);
    boolean counted = !vital && method.getType() == MethodType.UNARY;
    GatedCall<Q, A> gated = new GatedCall<>(call, counted);
    if (counted && (inFlight.isFullOfCallAnswers() || !inFlight.tryEnter())) {
      gated.entered = false;
      gated.close(FULL, new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return gated.listener(next.startCall(gated, headers));
  }

  private final class GatedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final long beganNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final boolean counted;
    private boolean entered;
    private volatile long held;
    private final AtomicLong answer = new AtomicLong();
    private volatile long received;
    private volatile long sent;

    GatedCall(ServerCall<Q, A> call, boolean counted) {
      super(call);
      this.counted = counted;
      this.entered = counted;
    }

    @Override
    public void sendMessage(A message) {
      long bytes = size(message);
      sent = sent + bytes;
      if (counted && bytes > ServerLimits.BODY_BYTES_UNCOUNTED) {
        inFlight.holdCallAnswer(bytes);
        answer.addAndGet(bytes);
      }
      super.sendMessage(message);
    }

    /** Whoever asked has the answer, or will never have it: until then it lies here. */
    private void forgetAnswer() {
      inFlight.releaseCallAnswer(answer.getAndSet(0));
    }

    @Override
    public void close(Status status, Metadata trailers) {
      super.close(status, trailers);
      end(status.getCode());
    }

    ServerCall.Listener<Q> listener(ServerCall.Listener<Q> listener) {
      return new SimpleForwardingServerCallListener<>(listener) {
        @Override
        public void onMessage(Q message) {
          if (takes(size(message))) {
            super.onMessage(message);
          } else {
            close(FULL, new Metadata());
          }
        }

        @Override
        public void onHalfClose() {
          if (!ended.get()) {
            super.onHalfClose();
          }
        }

        @Override
        public void onComplete() {
          forgetAnswer();
          // Where the library itself has closed the call, after a fault.
          end(Status.Code.UNKNOWN);
          super.onComplete();
        }

        @Override
        public void onCancel() {
          super.onCancel();
          forgetAnswer();
          end(Status.Code.CANCELLED);
        }
      };
    }

    private boolean takes(long bytes) {
      received = received + bytes;
      long more = counted ? Math.max(0, received - ServerLimits.BODY_BYTES_UNCOUNTED - held) : 0;
      if (more > 0 && !inFlight.tryHold(more)) {
        return false;
      }
      held = held + more;
      return true;
    }

    private void end(Status.Code code) {
      if (!ended.compareAndSet(false, true)) {
        return;
      }
      if (entered) {
        inFlight.leave();
      }
      inFlight.release(held);
      observer.answered(exchange(code));
    }

    private Exchange exchange(Status.Code code) {
      MethodDescriptor<Q, A> method = getMethodDescriptor();
      return new Exchange(
          frontEnd,
          String.valueOf(method.getBareMethodName()),
          "gRPC",
          "/" + method.getFullMethodName(),
          code.value(),
          code == Status.Code.OK ? null : code.name(),
          received,
          sent,
          System.nanoTime() - beganNanos,
          null,
          peer(getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)));
    }
  }

  private static long size(Object message) {
    return message instanceof MessageLite known ? known.getSerializedSize() : 0;
  }

  private static String peer(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress internet
        ? internet.getAddress().getHostAddress()
        : String.valueOf(address);
  }
}
