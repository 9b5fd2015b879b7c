package dev.stator.server.dapr.pluggable;

import com.google.protobuf.ByteString;
import dev.stator.dapr.AnswerRoom;
import dev.stator.dapr.BulkAnswer;
import dev.stator.dapr.BulkFailure;
import dev.stator.dapr.GetState;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateFeature;
import dev.stator.dapr.StateStore;
import dev.stator.dapr.StoredState;
import dev.stator.server.dapr.pluggable.proto.BulkDeleteRequest;
import dev.stator.server.dapr.pluggable.proto.BulkDeleteResponse;
import dev.stator.server.dapr.pluggable.proto.BulkGetRequest;
import dev.stator.server.dapr.pluggable.proto.BulkGetResponse;
import dev.stator.server.dapr.pluggable.proto.BulkSetRequest;
import dev.stator.server.dapr.pluggable.proto.BulkSetResponse;
import dev.stator.server.dapr.pluggable.proto.BulkStateItem;
import dev.stator.server.dapr.pluggable.proto.DeleteRequest;
import dev.stator.server.dapr.pluggable.proto.DeleteResponse;
import dev.stator.server.dapr.pluggable.proto.Etag;
import dev.stator.server.dapr.pluggable.proto.FeaturesRequest;
import dev.stator.server.dapr.pluggable.proto.FeaturesResponse;
import dev.stator.server.dapr.pluggable.proto.GetRequest;
import dev.stator.server.dapr.pluggable.proto.GetResponse;
import dev.stator.server.dapr.pluggable.proto.InitRequest;
import dev.stator.server.dapr.pluggable.proto.InitResponse;
import dev.stator.server.dapr.pluggable.proto.PingRequest;
import dev.stator.server.dapr.pluggable.proto.PingResponse;
import dev.stator.server.dapr.pluggable.proto.SetRequest;
import dev.stator.server.dapr.pluggable.proto.SetResponse;
import dev.stator.server.dapr.pluggable.proto.StateStoreGrpc;
import dev.stator.server.shell.limit.Holding;
import dev.stator.server.shell.limit.InFlight;
import io.grpc.stub.StreamObserver;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code dapr.proto.components.v1.StateStore}. */
final class StateStoreService extends StateStoreGrpc.StateStoreImplBase {
  /** The others have no call in this protocol. */
  private static final Set<StateFeature> CALLABLE =
      EnumSet.of(
          StateFeature.ETAG, StateFeature.TRANSACTIONAL, StateFeature.TTL, StateFeature.QUERY_API);

  private final ComponentFactory factory;
  private final Instances<StateStore> stores;
  private final InFlight inFlight;

  /**
   * @param stores shared with the other services of state stores
   * @param inFlight where large answers are counted while they are made
   */
  StateStoreService(ComponentFactory factory, Instances<StateStore> stores, InFlight inFlight) {
    this.factory = factory;
    this.stores = stores;
    this.inFlight = inFlight;
  }

  private StateStore store() {
    return stores.of(Caller.current());
  }

  @Override
  public void init(InitRequest request, StreamObserver<InitResponse> answer) {
    Answers.give(
        answer,
        StateCall.INIT,
        () -> {
          Caller caller = Caller.current();
          Map<String, String> properties = request.getMetadata().getPropertiesMap();
          stores.put(caller, properties, factory.stateStore(caller.instance(), properties));
          return InitResponse.getDefaultInstance();
        });
  }

  @Override
  public void features(FeaturesRequest request, StreamObserver<FeaturesResponse> answer) {
    Answers.give(
        answer,
        StateCall.INIT,
        () -> {
          FeaturesResponse.Builder features = FeaturesResponse.newBuilder();
          store().features().stream()
              .filter(CALLABLE::contains)
              .forEach(feature -> features.addFeatures(feature.name()));
          return features.build();
        });
  }

  /** Answers before {@link #init}, too: it asks for the process. */
  @Override
  public void ping(PingRequest request, StreamObserver<PingResponse> answer) {
    Answers.give(answer, PingResponse::getDefaultInstance);
  }

  @Override
  public void get(GetRequest request, StreamObserver<GetResponse> answer) {
    Answers.give(
        answer,
        StateCall.GET,
        () ->
            store()
                .get(StateRequests.get(request))
                .map(StateStoreService::found)
                .orElse(GetResponse.getDefaultInstance()));
  }

  private static GetResponse found(StoredState state) {
    GetResponse.Builder found =
        GetResponse.newBuilder()
            .setData(ByteString.copyFrom(state.value().bytes()))
            .putAllMetadata(state.metadata())
            .setContentType(StoredForm.contentType(state.value()));
    if (state.etag() != null) {
      found.setEtag(Etag.newBuilder().setValue(state.etag()));
    }
    return found.build();
  }

  @Override
  public void set(SetRequest request, StreamObserver<SetResponse> answer) {
    Answers.done(
        answer,
        StateCall.SET,
        SetResponse.getDefaultInstance(),
        () -> store().set(StateRequests.set(request)));
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<DeleteResponse> answer) {
    Answers.done(
        answer,
        StateCall.DELETE,
        DeleteResponse.getDefaultInstance(),
        () -> store().delete(StateRequests.delete(request)));
  }

  @Override
  public void bulkGet(BulkGetRequest request, StreamObserver<BulkGetResponse> answer) {
    int parallelism = Math.clamp(request.getOptions().getParallelism(), 0, Integer.MAX_VALUE);
    try (Holding holding = new Holding(inFlight, 1)) {
      Answers.give(
          answer,
          StateCall.BULK_GET,
          () -> {
            List<GetState> keys = request.getItemsList().stream().map(StateRequests::get).toList();
            List<BulkAnswer> answers = store().bulkGet(keys, parallelism, holding::take);
            AnswerRoom room = holding::take;
            room.takeOrRefuse(answers.stream().mapToLong(BulkAnswer::valueBytes).sum());
            BulkGetResponse.Builder items = BulkGetResponse.newBuilder();
            answers.forEach(one -> items.addItems(item(one)));
            return items.build();
          });
    }
  }

  private static BulkStateItem item(BulkAnswer answer) {
    BulkStateItem.Builder item = BulkStateItem.newBuilder().setKey(answer.key().key());
    switch (answer) {
      case BulkAnswer.Read read -> read.state().ifPresent(state -> fill(item, state));
      case BulkAnswer.Failed failed -> item.setError(failed.error().text());
    }
    return item.build();
  }

  private static void fill(BulkStateItem.Builder item, StoredState state) {
    item.setData(ByteString.copyFrom(state.value().bytes()))
        .putAllMetadata(state.metadata())
        .setContentType(StoredForm.contentType(state.value()));
    if (state.etag() != null) {
      item.setEtag(Etag.newBuilder().setValue(state.etag()));
    }
  }

  @Override
  public void bulkSet(BulkSetRequest request, StreamObserver<BulkSetResponse> answer) {
    Answers.done(
        answer,
        StateCall.SET,
        BulkSetResponse.getDefaultInstance(),
        () ->
            refuse(
                StateCall.SET,
                store().bulkSet(request.getItemsList().stream().map(StateRequests::set).toList()),
                request.getItemsCount()));
  }

  @Override
  public void bulkDelete(BulkDeleteRequest request, StreamObserver<BulkDeleteResponse> answer) {
    Answers.done(
        answer,
        StateCall.BULK_DELETE,
        BulkDeleteResponse.getDefaultInstance(),
        () ->
            refuse(
                StateCall.BULK_DELETE,
                store()
                    .bulkDelete(
                        request.getItemsList().stream().map(StateRequests::delete).toList()),
                request.getItemsCount()));
  }

  /**
   * @throws io.grpc.StatusRuntimeException if there are failures, which {@link StateError} cannot
   *     say: it is about one key
   */
  private static void refuse(StateCall call, List<BulkFailure> failures, int asked) {
    if (!failures.isEmpty()) {
      throw StateStatus.of(call, failures, asked);
    }
  }
}
