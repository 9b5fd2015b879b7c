package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.KeyPattern;
import dev.stator.dapr.QueryStates;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.StateStore;
import dev.stator.server.dapr.pluggable.proto.QueriableStateStoreGrpc;
import dev.stator.server.dapr.pluggable.proto.QueryRequest;
import dev.stator.server.dapr.pluggable.proto.QueryResponse;
import io.grpc.stub.StreamObserver;

/**
 * {@code dapr.proto.components.v1.QueriableStateStore}. daprd sends no prefix, so that entries of
 * other applications in the same table are found, too, as with Dapr's own components.
 */
final class QueryService extends QueriableStateStoreGrpc.QueriableStateStoreImplBase {
  private static final KeyPattern ALL = new KeyPattern.StartingWith("");

  private final Instances<StateStore> stores;

  QueryService(Instances<StateStore> stores) {
    this.stores = stores;
  }

  @Override
  public void query(QueryRequest request, StreamObserver<QueryResponse> answer) {
    Answers.give(
        answer,
        StateCall.QUERY,
        () -> {
          RequestMetadata metadata = RequestMetadata.parse(request.getMetadataMap());
          return QueryMessages.answer(
              stores
                  .of(Caller.current())
                  .query(
                      new QueryStates(
                          QueryMessages.query(request.getQuery()),
                          ALL,
                          metadata.partition(),
                          metadata.consistency())));
        });
  }
}
