package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.StateStore;
import dev.stator.server.dapr.pluggable.proto.MultiMaxSizeRequest;
import dev.stator.server.dapr.pluggable.proto.MultiMaxSizeResponse;
import dev.stator.server.dapr.pluggable.proto.TransactionalStoreMultiMaxSizeGrpc;
import io.grpc.stub.StreamObserver;

/** {@code dapr.proto.components.v1.TransactionalStoreMultiMaxSize}. */
final class MaxSizeService
    extends TransactionalStoreMultiMaxSizeGrpc.TransactionalStoreMultiMaxSizeImplBase {

  @Override
  public void multiMaxSize(
      MultiMaxSizeRequest request, StreamObserver<MultiMaxSizeResponse> answer) {
    Answers.give(
        answer,
        () ->
            MultiMaxSizeResponse.newBuilder()
                .setMaxSize(StateStore.TRANSACTION_OPERATIONS_MAX)
                .build());
  }
}
