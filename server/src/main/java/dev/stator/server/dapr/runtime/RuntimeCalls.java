package dev.stator.server.dapr.runtime;

import com.google.protobuf.Empty;
import com.google.protobuf.UnsafeByteOperations;
import dev.stator.dapr.BulkAnswer;
import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.runtime.proto.DeleteBulkStateRequest;
import dev.stator.server.dapr.runtime.proto.DeleteStateRequest;
import dev.stator.server.dapr.runtime.proto.ExecuteStateTransactionRequest;
import dev.stator.server.dapr.runtime.proto.GetBulkStateRequest;
import dev.stator.server.dapr.runtime.proto.GetBulkStateResponse;
import dev.stator.server.dapr.runtime.proto.GetMetadataRequest;
import dev.stator.server.dapr.runtime.proto.GetMetadataResponse;
import dev.stator.server.dapr.runtime.proto.GetStateRequest;
import dev.stator.server.dapr.runtime.proto.GetStateResponse;
import dev.stator.server.dapr.runtime.proto.InvokeBindingRequest;
import dev.stator.server.dapr.runtime.proto.InvokeBindingResponse;
import dev.stator.server.dapr.runtime.proto.QueryStateRequest;
import dev.stator.server.dapr.runtime.proto.QueryStateResponse;
import dev.stator.server.dapr.runtime.proto.SaveStateRequest;
import dev.stator.server.dapr.runtime.proto.SetMetadataRequest;
import dev.stator.server.dapr.runtime.proto.ShutdownRequest;
import dev.stator.server.dapr.sidecar.BindingOperations;
import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.QueryOperations;
import dev.stator.server.dapr.sidecar.Sidecar;
import dev.stator.server.dapr.sidecar.SidecarOperations;
import dev.stator.server.dapr.sidecar.StateKeys;
import dev.stator.server.dapr.sidecar.StateOperations;
import dev.stator.server.dapr.sidecar.StateRemoval;
import dev.stator.server.dapr.sidecar.TransactionOperations;
import dev.stator.server.dapr.sidecar.Wording;
import dev.stator.server.shell.limit.Holding;
import dev.stator.server.shell.limit.InFlight;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;

/** The calls of {@code dapr.proto.runtime.v1.Dapr}. */
final class RuntimeCalls extends DaprGrpc.DaprImplBase {
  /** A value as it was read, and in the answer's message. */
  private static final int COPIES = 2;

  private static final Logger LOG = LoggerFactory.getLogger(RuntimeCalls.class);

  private final StateOperations state;
  private final TransactionOperations transactions;
  private final QueryOperations queries;
  private final BindingOperations bindings;
  private final SidecarOperations sidecar;
  private final InFlight inFlight;

  RuntimeCalls(Sidecar sidecar) {
    StateKeys keys = new StateKeys(sidecar.settings(), Wording.GRPC);
    this.state = new StateOperations(sidecar, keys);
    this.transactions = new TransactionOperations(keys);
    this.queries = new QueryOperations(keys);
    this.bindings = new BindingOperations(sidecar.components());
    this.sidecar = new SidecarOperations(sidecar);
    this.inFlight = sidecar.inFlight();
  }

  @Override
  public void getState(GetStateRequest call, StreamObserver<GetStateResponse> answer) {
    answer(
        answer,
        () ->
            state
                .get(
                    state.store(call.getStoreName()),
                    call.getKey(),
                    StateRequests.consistency(call.getConsistency()),
                    call.getMetadataMap())
                .map(StateAnswers::state)
                .orElseGet(GetStateResponse::getDefaultInstance));
  }

  @Override
  public void getBulkState(GetBulkStateRequest call, StreamObserver<GetBulkStateResponse> answer) {
    try (Holding holding = new Holding(inFlight, 1)) {
      answer(
          answer,
          () -> {
            List<BulkAnswer> answers =
                state.bulkGet(
                    state.store(call.getStoreName()),
                    call.getKeysList(),
                    call.getParallelism(),
                    call.getMetadataMap(),
                    holding::take);
            StateOperations.takeCopies(answers, holding::take);
            return StateAnswers.bulk(call.getKeysList(), answers);
          });
    }
  }

  @Override
  public void saveState(SaveStateRequest call, StreamObserver<Empty> answer) {
    act(
        answer,
        () ->
            state.save(
                state.store(call.getStoreName()),
                call.getStatesList().stream()
                    .map(item -> StateRequests.write(item, StateRequests.SAVE))
                    .toList()));
  }

  @Override
  public void deleteState(DeleteStateRequest call, StreamObserver<Empty> answer) {
    act(
        answer,
        () ->
            state.delete(
                state.store(call.getStoreName()),
                new StateRemoval(call.getKey(), call.getEtag().getValue(), call.getMetadataMap())));
  }

  @Override
  public void deleteBulkState(DeleteBulkStateRequest call, StreamObserver<Empty> answer) {
    act(
        answer,
        () ->
            state.deleteAll(
                state.store(call.getStoreName()),
                call.getStatesList().stream().map(StateRequests::removal).toList()));
  }

  @Override
  public void executeStateTransaction(
      ExecuteStateTransactionRequest call, StreamObserver<Empty> answer) {
    act(
        answer,
        () ->
            transactions.transact(
                state.store(call.getStoreName()),
                call.getOperationsList().stream().map(StateRequests::step).toList()));
  }

  @Override
  public void queryStateAlpha1(QueryStateRequest call, StreamObserver<QueryStateResponse> answer) {
    try (Holding holding = new Holding(inFlight, COPIES)) {
      answer(
          answer,
          () -> {
            DaprComponents.Store store = state.store(call.getStoreName());
            return StateAnswers.query(
                queries.query(
                    store,
                    call.getQuery().getBytes(StandardCharsets.UTF_8),
                    call.getMetadataMap(),
                    holding::take),
                found -> queries.applicationKey(store, found));
          });
    }
  }

  @Override
  public void invokeBinding(
      InvokeBindingRequest call, StreamObserver<InvokeBindingResponse> answer) {
    answer(
        answer,
        () ->
            bindings
                .invoke(
                    call.getName(),
                    call.getOperation(),
                    SdkBytes.fromByteArrayUnsafe(call.getData().toByteArray()),
                    CallHeaders.under(call.getMetadataMap()))
                .map(
                    response ->
                        InvokeBindingResponse.newBuilder()
                            .setData(
                                UnsafeByteOperations.unsafeWrap(
                                    response.data().asByteArrayUnsafe()))
                            .putAllMetadata(response.metadata())
                            .build())
                .orElseGet(InvokeBindingResponse::getDefaultInstance));
  }

  @Override
  public void getMetadata(GetMetadataRequest call, StreamObserver<GetMetadataResponse> answer) {
    answer(answer, () -> MetadataAnswer.of(sidecar.metadata()));
  }

  @Override
  public void setMetadata(SetMetadataRequest call, StreamObserver<Empty> answer) {
    act(answer, () -> sidecar.label(call.getKey(), call.getValue()));
  }

  @Override
  public void shutdown(ShutdownRequest call, StreamObserver<Empty> answer) {
    act(answer, () -> LOG.info("an application asked for the end over gRPC"));
    sidecar.shutdown();
  }

  private static void act(StreamObserver<Empty> observer, Runnable work) {
    answer(
        observer,
        () -> {
          work.run();
          return Empty.getDefaultInstance();
        });
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (DaprError error) {
      observer.onError(RuntimeStatus.of(error));
      return;
    } catch (RuntimeException failure) {
      LOG.error("unexpected failure of a call", failure);
      observer.onError(
          Status.INTERNAL
              .withDescription("internal error, see the server's log")
              .asRuntimeException());
      return;
    }
    observer.onNext(result);
    observer.onCompleted();
  }
}
