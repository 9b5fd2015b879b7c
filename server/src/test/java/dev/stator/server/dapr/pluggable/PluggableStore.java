package dev.stator.server.dapr.pluggable;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import dev.stator.dapr.BulkAnswer;
import dev.stator.dapr.Consistency;
import dev.stator.dapr.DeleteState;
import dev.stator.dapr.GetState;
import dev.stator.dapr.QueryPage;
import dev.stator.dapr.SetState;
import dev.stator.dapr.StateConformance;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateFeature;
import dev.stator.dapr.StateKey;
import dev.stator.dapr.StateOperation;
import dev.stator.dapr.StateValue;
import dev.stator.dapr.StoredState;
import dev.stator.dapr.TimeToLive;
import dev.stator.dapr.WriteCondition;
import dev.stator.server.dapr.pluggable.proto.BulkDeleteRequest;
import dev.stator.server.dapr.pluggable.proto.BulkGetRequest;
import dev.stator.server.dapr.pluggable.proto.BulkSetRequest;
import dev.stator.server.dapr.pluggable.proto.BulkStateItem;
import dev.stator.server.dapr.pluggable.proto.DeleteRequest;
import dev.stator.server.dapr.pluggable.proto.Etag;
import dev.stator.server.dapr.pluggable.proto.FeaturesRequest;
import dev.stator.server.dapr.pluggable.proto.GetRequest;
import dev.stator.server.dapr.pluggable.proto.GetResponse;
import dev.stator.server.dapr.pluggable.proto.InitRequest;
import dev.stator.server.dapr.pluggable.proto.MetadataRequest;
import dev.stator.server.dapr.pluggable.proto.PingRequest;
import dev.stator.server.dapr.pluggable.proto.QueriableStateStoreGrpc;
import dev.stator.server.dapr.pluggable.proto.Query;
import dev.stator.server.dapr.pluggable.proto.QueryRequest;
import dev.stator.server.dapr.pluggable.proto.QueryResponse;
import dev.stator.server.dapr.pluggable.proto.SetRequest;
import dev.stator.server.dapr.pluggable.proto.Sorting;
import dev.stator.server.dapr.pluggable.proto.StateOptions;
import dev.stator.server.dapr.pluggable.proto.StateOptions.StateConcurrency;
import dev.stator.server.dapr.pluggable.proto.StateOptions.StateConsistency;
import dev.stator.server.dapr.pluggable.proto.StateStoreGrpc;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateOperation;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateRequest;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateStoreGrpc;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A state store of daprd's over a socket: Init, then Features, then calls; errors are read as daprd
 * reads them.
 */
final class PluggableStore implements StateConformance.Subject {
  private final StateStoreGrpc.StateStoreBlockingStub calls;
  private final Channel channel;
  private final Set<StateFeature> features;
  private final @Nullable AutoCloseable closed;

  PluggableStore(Channel channel, Map<String, String> properties, @Nullable AutoCloseable closed) {
    this.channel = channel;
    this.closed = closed;
    this.calls = StateStoreGrpc.newBlockingStub(channel);
    calls.init(
        InitRequest.newBuilder()
            .setMetadata(MetadataRequest.newBuilder().putAllProperties(properties))
            .build());
    this.features =
        calls.features(FeaturesRequest.getDefaultInstance()).getFeaturesList().stream()
            .map(StateFeature::valueOf)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void ping() {
    calls.ping(PingRequest.getDefaultInstance());
  }

  @Override
  public Set<StateFeature> features() {
    return features;
  }

  @Override
  public Optional<StoredState> get(GetState request) {
    GetResponse found = told(() -> calls.get(message(request)));
    return found.hasEtag()
        ? Optional.of(
            state(found.getData(), found.getContentType(), found.getEtag(), found.getMetadataMap()))
        : Optional.empty();
  }

  private static StoredState state(
      ByteString data, String contentType, Etag etag, Map<String, String> metadata) {
    String expiry = metadata.get(StoredState.TTL_EXPIRE_TIME);
    return new StoredState(
        contentType.equals("application/json")
            ? new StateValue.Text(data.toStringUtf8())
            : new StateValue.Binary(SdkBytes.fromByteArray(data.toByteArray())),
        etag.getValue(),
        expiry == null ? null : Instant.parse(expiry));
  }

  @Override
  public void set(SetState request) {
    told(() -> calls.set(message(request)));
  }

  @Override
  public void delete(DeleteState request) {
    told(() -> calls.delete(message(request)));
  }

  @Override
  public List<BulkAnswer> bulkGet(List<GetState> requests) {
    BulkGetRequest.Builder bulk = BulkGetRequest.newBuilder();
    requests.forEach(request -> bulk.addItems(message(request)));
    List<BulkStateItem> items = told(() -> calls.bulkGet(bulk.build())).getItemsList();
    return java.util.stream.IntStream.range(0, items.size())
        .mapToObj(i -> answer(requests.get(i).key(), items.get(i)))
        .toList();
  }

  private static BulkAnswer answer(StateKey asked, BulkStateItem item) {
    StateKey key = new StateKey(item.getKey(), asked.partition());
    if (!item.getError().isEmpty()) {
      return new BulkAnswer.Failed(key, new StateError.InvalidRequest(item.getError()));
    }
    return new BulkAnswer.Read(
        key,
        item.hasEtag()
            ? Optional.of(
                state(item.getData(), item.getContentType(), item.getEtag(), item.getMetadataMap()))
            : Optional.empty());
  }

  @Override
  public void bulkSet(List<SetState> requests) {
    BulkSetRequest.Builder bulk = BulkSetRequest.newBuilder();
    requests.forEach(request -> bulk.addItems(message(request)));
    told(() -> calls.bulkSet(bulk.build()));
  }

  @Override
  public void bulkDelete(List<DeleteState> requests) {
    BulkDeleteRequest.Builder bulk = BulkDeleteRequest.newBuilder();
    requests.forEach(request -> bulk.addItems(message(request)));
    told(() -> calls.bulkDelete(bulk.build()));
  }

  @Override
  public void transact(List<StateOperation> operations) {
    TransactionalStateRequest.Builder transaction = TransactionalStateRequest.newBuilder();
    for (StateOperation operation : operations) {
      TransactionalStateOperation.Builder one = transaction.addOperationsBuilder();
      switch (operation) {
        case StateOperation.Upsert upsert -> one.setSet(message(upsert.request()));
        case StateOperation.Delete delete -> one.setDelete(message(delete.request()));
      }
    }
    told(() -> TransactionalStateStoreGrpc.newBlockingStub(channel).transact(transaction.build()));
  }

  @Override
  public QueryPage query(String json, @Nullable String partition) {
    QueryResponse response =
        told(
            () ->
                QueriableStateStoreGrpc.newBlockingStub(channel)
                    .query(
                        QueryRequest.newBuilder()
                            .setQuery(message(json))
                            .putAllMetadata(metadata(partition))
                            .build()));
    return new QueryPage(
        response.getItemsList().stream()
            .map(
                item ->
                    new QueryPage.Found(
                        StateKey.of(item.getKey()),
                        state(item.getData(), item.getContentType(), item.getEtag(), Map.of())))
            .toList(),
        response.getToken().isEmpty() ? null : response.getToken());
  }

  /** As daprd takes a query apart: each filter of the root keeps its JSON. */
  private static Query message(String json) {
    JsonValue.Obj query = (JsonValue.Obj) JsonFormat.read(json);
    Query.Builder message = Query.newBuilder();
    if (query.get("filter") instanceof JsonValue.Obj filter) {
      filter
          .members()
          .forEach(
              (name, value) ->
                  message.putFilter(
                      name,
                      Any.newBuilder()
                          .setValue(ByteString.copyFrom(JsonFormat.write(value)))
                          .build()));
    }
    if (query.get("sort") instanceof JsonValue.Arr sort) {
      for (JsonValue one : sort.elements()) {
        JsonValue.Obj criterion = (JsonValue.Obj) one;
        message.addSort(
            Sorting.newBuilder()
                .setKey(text(criterion.get("key")))
                .setOrder(Sorting.Order.valueOf(text(criterion.get("order")))));
      }
    }
    return message.build();
  }

  private static String text(@Nullable JsonValue value) {
    return ((JsonValue.Str) Objects.requireNonNull(value)).value();
  }

  private static Map<String, String> metadata(@Nullable String partition) {
    return partition == null ? Map.of() : Map.of("partitionKey", partition);
  }

  private static GetRequest message(GetState request) {
    return GetRequest.newBuilder()
        .setKey(request.key().key())
        .putAllMetadata(metadata(request.key().partition()))
        .setConsistency(
            request.consistency() == Consistency.STRONG
                ? StateConsistency.CONSISTENCY_STRONG
                : StateConsistency.CONSISTENCY_UNSPECIFIED)
        .build();
  }

  private static SetRequest message(SetState request) {
    Map<String, String> metadata = new HashMap<>(metadata(request.key().partition()));
    switch (request.timeToLive()) {
      case TimeToLive.OfComponent none -> {}
      case TimeToLive.Never never -> metadata.put("ttlInSeconds", "-1");
      case TimeToLive.Seconds some -> metadata.put("ttlInSeconds", some.seconds() + "");
    }
    SetRequest.Builder message =
        SetRequest.newBuilder()
            .setKey(request.key().key())
            .setValue(ByteString.copyFrom(request.value().bytes()))
            .putAllMetadata(metadata);
    switch (request.condition()) {
      case WriteCondition.Always always -> {}
      case WriteCondition.FirstWrite first ->
          message.setOptions(
              StateOptions.newBuilder().setConcurrency(StateConcurrency.CONCURRENCY_FIRST_WRITE));
      case WriteCondition.Etag etag -> message.setEtag(Etag.newBuilder().setValue(etag.etag()));
    }
    return message.build();
  }

  private static DeleteRequest message(DeleteState request) {
    DeleteRequest.Builder message =
        DeleteRequest.newBuilder()
            .setKey(request.key().key())
            .putAllMetadata(metadata(request.key().partition()));
    if (request.etag() != null) {
      message.setEtag(Etag.newBuilder().setValue(request.etag()));
    }
    return message.build();
  }

  /** A conflict only if it comes in the one form that daprd takes for one. */
  private static <A> A told(Supplier<A> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException refused) {
      com.google.rpc.Status status = StatusProto.fromThrowable(refused);
      String conflict = status == null ? null : conflict(status);
      throw conflict == null
          ? new StateError.InvalidRequest(refused.getStatus().toString())
          : new StateError.EtagMismatch(conflict, refused);
    }
  }

  private static @Nullable String conflict(com.google.rpc.Status status) {
    if (status.getCode() != Status.Code.FAILED_PRECONDITION.value()
        || status.getDetailsCount() != 1) {
      return null;
    }
    Any detail = status.getDetails(0);
    if (!detail.is(BadRequest.class)) {
      return null;
    }
    try {
      BadRequest violations = detail.unpack(BadRequest.class);
      return violations.getFieldViolationsCount() == 1
              && violations.getFieldViolations(0).getField().equals("etag")
          ? violations.getFieldViolations(0).getDescription()
          : null;
    } catch (InvalidProtocolBufferException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  @Override
  public void close() {
    if (closed != null) {
      try {
        closed.close();
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
