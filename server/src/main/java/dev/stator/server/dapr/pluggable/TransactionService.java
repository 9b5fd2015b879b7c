package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.StateStore;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateRequest;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateResponse;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateStoreGrpc;
import io.grpc.stub.StreamObserver;

/** {@code dapr.proto.components.v1.TransactionalStateStore}. */
final class TransactionService extends TransactionalStateStoreGrpc.TransactionalStateStoreImplBase {
  private final Instances<StateStore> stores;

  TransactionService(Instances<StateStore> stores) {
    this.stores = stores;
  }

  @Override
  public void transact(
      TransactionalStateRequest request, StreamObserver<TransactionalStateResponse> answer) {
    Answers.done(
        answer,
        StateCall.TRANSACT,
        TransactionalStateResponse.getDefaultInstance(),
        () ->
            stores
                .of(Caller.current())
                .transact(
                    request.getOperationsList().stream().map(StateRequests::operation).toList()));
  }
}
