package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.KeyPattern;
import dev.stator.dapr.QueryStates;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.StateStore;
import dev.stator.server.dapr.pluggable.proto.QueriableStateStoreGrpc;
import dev.stator.server.dapr.pluggable.proto.QueryRequest;
import dev.stator.server.dapr.pluggable.proto.QueryResponse;
import dev.stator.server.shell.limit.Holding;
import dev.stator.server.shell.limit.InFlight;
import io.grpc.stub.StreamObserver;

/**
 * {@code dapr.proto.components.v1.QueriableStateStore}. daprd sends no prefix, so that entries of
 * other applications in the same table are found, too, as with Dapr's own components.
 */
final class QueryService extends QueriableStateStoreGrpc.QueriableStateStoreImplBase {
  /** A value as it was read, and in the answer's message. */
  private static final int COPIES = 2;

  private static final KeyPattern ALL = new KeyPattern.StartingWith("");

  private final Instances<StateStore> stores;
  private final InFlight inFlight;

  /**
   * @param inFlight where large answers are counted while they are made
   */
  QueryService(Instances<StateStore> stores, InFlight inFlight) {
    this.stores = stores;
    this.inFlight = inFlight;
  }

  @Override
  public void query(QueryRequest request, StreamObserver<QueryResponse> answer) {
    try (Holding holding = new Holding(inFlight, COPIES)) {
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
                            metadata.consistency()),
                        holding::take));
          });
    }
  }
}
