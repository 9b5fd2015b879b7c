package dev.stator.server.dapr.pluggable;

import com.google.protobuf.ByteString;
import dev.stator.dapr.binding.BindingRequest;
import dev.stator.dapr.binding.BindingResponse;
import dev.stator.dapr.binding.OutputBinding;
import dev.stator.server.dapr.pluggable.proto.InvokeRequest;
import dev.stator.server.dapr.pluggable.proto.InvokeResponse;
import dev.stator.server.dapr.pluggable.proto.ListOperationsRequest;
import dev.stator.server.dapr.pluggable.proto.ListOperationsResponse;
import dev.stator.server.dapr.pluggable.proto.OutputBindingGrpc;
import dev.stator.server.dapr.pluggable.proto.OutputBindingInitRequest;
import dev.stator.server.dapr.pluggable.proto.OutputBindingInitResponse;
import dev.stator.server.dapr.pluggable.proto.PingRequest;
import dev.stator.server.dapr.pluggable.proto.PingResponse;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** {@code dapr.proto.components.v1.OutputBinding}. */
final class OutputBindingService extends OutputBindingGrpc.OutputBindingImplBase {
  private final ComponentFactory factory;
  private final Instances<OutputBinding> bindings;

  OutputBindingService(ComponentFactory factory, Instances<OutputBinding> bindings) {
    this.factory = factory;
    this.bindings = bindings;
  }

  @Override
  public void init(
      OutputBindingInitRequest request, StreamObserver<OutputBindingInitResponse> answer) {
    Answers.give(
        answer,
        () -> {
          Caller caller = Caller.current();
          Map<String, String> properties = request.getMetadata().getPropertiesMap();
          bindings.put(caller, properties, factory.outputBinding(caller.instance(), properties));
          return OutputBindingInitResponse.getDefaultInstance();
        });
  }

  @Override
  public void listOperations(
      ListOperationsRequest request, StreamObserver<ListOperationsResponse> answer) {
    Answers.give(
        answer,
        () ->
            ListOperationsResponse.newBuilder()
                .addAllOperations(bindings.of(Caller.current()).operations())
                .build());
  }

  /** Answers before {@link #init}, too: it asks for the process. */
  @Override
  public void ping(PingRequest request, StreamObserver<PingResponse> answer) {
    Answers.give(answer, PingResponse::getDefaultInstance);
  }

  @Override
  public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> answer) {
    Answers.give(
        answer,
        () ->
            bindings
                .of(Caller.current())
                .invoke(
                    new BindingRequest(
                        request.getOperation(),
                        SdkBytes.fromByteArrayUnsafe(request.getData().toByteArray()),
                        request.getMetadataMap()))
                .map(OutputBindingService::given)
                .orElse(InvokeResponse.getDefaultInstance()));
  }

  private static InvokeResponse given(BindingResponse response) {
    return InvokeResponse.newBuilder()
        .setData(ByteString.copyFrom(response.data().asByteArrayUnsafe()))
        .putAllMetadata(response.metadata())
        .setContentType(StoredForm.JSON)
        .build();
  }
}
