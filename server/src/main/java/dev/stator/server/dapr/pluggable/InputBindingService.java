package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.binding.InputBinding;
import dev.stator.server.dapr.pluggable.proto.InputBindingGrpc;
import dev.stator.server.dapr.pluggable.proto.InputBindingInitRequest;
import dev.stator.server.dapr.pluggable.proto.InputBindingInitResponse;
import dev.stator.server.dapr.pluggable.proto.PingRequest;
import dev.stator.server.dapr.pluggable.proto.PingResponse;
import dev.stator.server.dapr.pluggable.proto.ReadRequest;
import dev.stator.server.dapr.pluggable.proto.ReadResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code dapr.proto.components.v1.InputBinding}. Close it to end its streams. */
final class InputBindingService extends InputBindingGrpc.InputBindingImplBase
    implements AutoCloseable {
  private final ComponentFactory factory;
  private final Instances<Supplier<InputBinding>> bindings;
  private final Map<Caller, EventStream> streams = new ConcurrentHashMap<>();

  InputBindingService(ComponentFactory factory, Instances<Supplier<InputBinding>> bindings) {
    this.factory = factory;
    this.bindings = bindings;
  }

  @Override
  public void init(
      InputBindingInitRequest request, StreamObserver<InputBindingInitResponse> answer) {
    Answers.give(
        answer,
        () -> {
          Caller caller = Caller.current();
          Map<String, String> properties = request.getMetadata().getPropertiesMap();
          bindings.put(caller, properties, factory.inputBinding(caller.instance(), properties));
          return InputBindingInitResponse.getDefaultInstance();
        });
  }

  /** Answers before {@link #init}, too: it asks for the process. */
  @Override
  public void ping(PingRequest request, StreamObserver<PingResponse> answer) {
    Answers.give(answer, PingResponse::getDefaultInstance);
  }

  @Override
  public StreamObserver<ReadRequest> read(StreamObserver<ReadResponse> events) {
    Caller caller = Caller.current();
    EventStream stream;
    try {
      stream =
          new EventStream(
              caller.instance(), bindings.of(caller).get(), events, () -> streams.remove(caller));
    } catch (RuntimeException refused) {
      events.onError(Answers.status(refused));
      return new Nobody();
    }
    @Nullable EventStream other = streams.putIfAbsent(caller, stream);
    if (other != null) {
      events.onError(
          Status.ALREADY_EXISTS
              .withDescription("binding '" + caller.instance() + "' is being read already")
              .asRuntimeException());
      return new Nobody();
    }
    ((ServerCallStreamObserver<ReadResponse>) events).setOnCancelHandler(stream::stop);
    stream.start();
    return new Acknowledgements(stream);
  }

  private record Acknowledgements(EventStream stream) implements StreamObserver<ReadRequest> {
    @Override
    public void onNext(ReadRequest acknowledgement) {
      stream.acknowledge(acknowledgement);
    }

    @Override
    public void onError(Throwable gone) {
      stream.stop();
    }

    @Override
    public void onCompleted() {
      stream.stop();
    }
  }

  /** Of a stream that was refused. */
  private static final class Nobody implements StreamObserver<ReadRequest> {
    @Override
    public void onNext(ReadRequest acknowledgement) {}

    @Override
    public void onError(Throwable gone) {}

    @Override
    public void onCompleted() {}
  }

  @Override
  public void close() {
    List.copyOf(streams.values()).forEach(EventStream::close);
  }
}
