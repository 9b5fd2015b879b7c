package dev.stator.bench.dapr;

import com.google.protobuf.ByteString;
import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.runtime.proto.DaprGrpc.DaprBlockingStub;
import dev.stator.server.dapr.runtime.proto.ExecuteStateTransactionRequest;
import dev.stator.server.dapr.runtime.proto.GetBulkStateRequest;
import dev.stator.server.dapr.runtime.proto.GetStateRequest;
import dev.stator.server.dapr.runtime.proto.SaveStateRequest;
import dev.stator.server.dapr.runtime.proto.StateItem;
import dev.stator.server.dapr.runtime.proto.TransactionalStateOperation;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.util.function.Consumer;

/** Calls over gRPC, one connection a client. */
final class GrpcCalls {
  private GrpcCalls() {}

  static Load.Client get(int port) {
    GetStateRequest request =
        GetStateRequest.newBuilder().setStoreName(Items.STORE).setKey(Items.KEY).build();
    return to(port, dapr -> dapr.getState(request));
  }

  static Load.Client set(int port) {
    SaveStateRequest request =
        SaveStateRequest.newBuilder().setStoreName(Items.STORE).addStates(item(Items.KEY)).build();
    return to(port, dapr -> dapr.saveState(request));
  }

  static Load.Client bulkGet(int port) {
    GetBulkStateRequest request =
        GetBulkStateRequest.newBuilder().setStoreName(Items.STORE).addAllKeys(Items.ALL).build();
    return to(port, dapr -> dapr.getBulkState(request));
  }

  static Load.Client transaction(int port) {
    ExecuteStateTransactionRequest.Builder request =
        ExecuteStateTransactionRequest.newBuilder().setStoreName(Items.STORE);
    for (String key : Items.ALL) {
      request.addOperations(
          TransactionalStateOperation.newBuilder()
              .setOperationType("upsert")
              .setRequest(item(key)));
    }
    ExecuteStateTransactionRequest built = request.build();
    return to(port, dapr -> dapr.executeStateTransaction(built));
  }

  private static StateItem item(String key) {
    return StateItem.newBuilder()
        .setKey(key)
        .setValue(ByteString.copyFromUtf8(Items.VALUE))
        .putMetadata("contentType", "application/json")
        .build();
  }

  private static Load.Client to(int port, Consumer<DaprBlockingStub> call) {
    return () -> {
      ManagedChannel channel =
          Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
              .directExecutor()
              .build();
      DaprBlockingStub stub = DaprGrpc.newBlockingStub(channel);
      return new Load.Calls() {
        @Override
        public void call() {
          call.accept(stub);
        }

        @Override
        public void close() {
          channel.shutdownNow();
        }
      };
    };
  }
}
