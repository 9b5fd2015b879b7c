package dev.stator.server.dapr.runtime;

import static dev.stator.server.dapr.runtime.RuntimeServer.STORE;
import static dev.stator.server.dapr.runtime.RuntimeServer.item;
import static dev.stator.server.dapr.runtime.RuntimeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.stator.server.dapr.runtime.RuntimeServer.Refusal;
import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.runtime.proto.ExecuteStateTransactionRequest;
import dev.stator.server.dapr.runtime.proto.GetBulkStateRequest;
import dev.stator.server.dapr.runtime.proto.GetMetadataRequest;
import dev.stator.server.dapr.runtime.proto.GetStateRequest;
import dev.stator.server.dapr.runtime.proto.InvokeBindingRequest;
import dev.stator.server.dapr.runtime.proto.QueryStateRequest;
import dev.stator.server.dapr.runtime.proto.SaveStateRequest;
import dev.stator.server.dapr.runtime.proto.StateItem;
import dev.stator.server.dapr.runtime.proto.TransactionalStateOperation;
import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprSettings;
import dev.stator.server.dapr.sidecar.Sidecar;
import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.grpc.GrpcSecurity;
import dev.stator.server.grpc.TokenInterceptor;
import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.server.shell.token.Tokens;
import dev.stator.tables.Secret;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Dapr's integration tests of errors over gRPC look at: status, text, details. */
class RuntimeErrorsTest {
  private static final RuntimeServer SERVER =
      new RuntimeServer("myapp", Map.of(), GrpcSecurity.NONE);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Refusal save(String store, StateItem.Builder item) {
    SaveStateRequest request =
        SaveStateRequest.newBuilder().setStoreName(store).addStates(item).build();
    return refusal(() -> SERVER.dapr().saveState(request));
  }

  private static Refusal transact(TransactionalStateOperation... operations) {
    return refusal(
        () ->
            SERVER
                .dapr()
                .executeStateTransaction(
                    ExecuteStateTransactionRequest.newBuilder()
                        .setStoreName(STORE)
                        .addAllOperations(List.of(operations))
                        .build()));
  }

  @Test
  void an_unknown_store() {
    assertThat(save("mystore-doesnt-exist", item("", "value1")))
        .isEqualTo(
            new Refusal(
                Status.Code.INVALID_ARGUMENT,
                "state store mystore-doesnt-exist is not found",
                List.of("ErrorInfo dapr.io DAPR_STATE_NOT_FOUND")));
  }

  @Test
  void no_store_at_all() throws Exception {
    Sidecar bare =
        new Sidecar(
            new DaprSettings("myapp", "", Tokens.none(), "0.1.0"),
            new DaprComponents(List.of(), List.of()),
            Readiness.Ready::new,
            () -> {});
    try (GrpcListener listener =
        GrpcListener.start("127.0.0.1", 0, List.of(new DaprRuntime(bare)))) {
      ManagedChannel channel =
          Grpc.newChannelBuilder(
                  "127.0.0.1:" + listener.port(), InsecureChannelCredentials.create())
              .build();
      assertThat(
              refusal(
                  () ->
                      DaprGrpc.newBlockingStub(channel)
                          .getState(GetStateRequest.newBuilder().setStoreName("mystore").build())))
          .isEqualTo(
              new Refusal(
                  Status.Code.FAILED_PRECONDITION,
                  "state store mystore is not configured",
                  List.of("ErrorInfo dapr.io DAPR_STATE_NOT_CONFIGURED")));
      channel.shutdownNow();
    }
  }

  @Test
  void an_illegal_key() {
    String text = "input key/keyPrefix 'invalid||key' can't contain '||'";
    Refusal expected =
        new Refusal(
            Status.Code.INVALID_ARGUMENT,
            text,
            List.of(
                "BadRequest invalid||key: " + text,
                "ResourceInfo state statestore",
                "ErrorInfo dapr.io DAPR_STATE_ILLEGAL_KEY"));
    assertThat(save(STORE, item("invalid||key", "value1"))).isEqualTo(expected);
    assertThat(
            refusal(
                () ->
                    SERVER
                        .dapr()
                        .getBulkState(
                            GetBulkStateRequest.newBuilder()
                                .setStoreName(STORE)
                                .addKeys("invalid||key")
                                .build())))
        .isEqualTo(expected);
  }

  @Test
  void a_save_without_a_key() {
    assertThat(save(STORE, item("", "v")))
        .isEqualTo(
            new Refusal(
                Status.Code.INVALID_ARGUMENT,
                "state key cannot be empty",
                List.of("ErrorInfo dapr.io ERR_STATE_SAVE")));
  }

  @Test
  void an_operation_without_a_key() {
    assertThat(
            transact(
                TransactionalStateOperation.newBuilder()
                    .setOperationType("delete")
                    .setRequest(item("", ""))
                    .build()))
        .isEqualTo(
            new Refusal(
                Status.Code.INVALID_ARGUMENT,
                "state key cannot be empty",
                List.of("ErrorInfo dapr.io ERR_STATE_TRANSACTION")));
  }

  @Test
  void a_value_that_is_too_large() {
    Refusal large = save(STORE, item("k", "x".repeat(409_600)));
    assertThat(large.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(large.text()).contains("an item may take 409600 (400 KB)");
    assertThat(large.details()).containsExactly("ErrorInfo dapr.io ERR_STATE_SAVE");
  }

  @Test
  void a_message_that_is_too_large() {
    Refusal large = save(STORE, item("k", "x".repeat(GrpcListener.MESSAGE_BYTES_MAX)));
    assertThat(large.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void too_many_operations() {
    TransactionalStateOperation operation =
        TransactionalStateOperation.newBuilder()
            .setOperationType("upsert")
            .setRequest(item("k", "v"))
            .build();
    TransactionalStateOperation[] many = new TransactionalStateOperation[101];
    java.util.Arrays.fill(many, operation);
    assertThat(transact(many))
        .isEqualTo(
            new Refusal(
                Status.Code.INVALID_ARGUMENT,
                "the transaction contains 101 operations, which is more than what the state store"
                    + " supports: 100",
                List.of(
                    "ResourceInfo state statestore",
                    "ErrorInfo dapr.io DAPR_STATE_TOO_MANY_TRANSACTIONS currentOpsTransaction=101"
                        + " maxOpsPerTransaction=100")));
  }

  @Test
  void an_operation_that_is_none() {
    assertThat(
            transact(
                TransactionalStateOperation.newBuilder()
                    .setOperationType("merge")
                    .setRequest(item("k", "v"))
                    .build()))
        .isEqualTo(
            new Refusal(
                Status.Code.UNIMPLEMENTED,
                "operation type merge not supported",
                List.of("ErrorInfo dapr.io ERR_NOT_SUPPORTED_STATE_OPERATION")));
  }

  @Test
  void a_query_that_is_none() {
    Refusal refused =
        refusal(
            () ->
                SERVER
                    .dapr()
                    .queryStateAlpha1(
                        QueryStateRequest.newBuilder().setStoreName(STORE).setQuery("{").build()));
    assertThat(refused.code()).isEqualTo(Status.Code.INTERNAL);
    assertThat(refused.text())
        .startsWith("state store statestore query failed: failed to parse JSON query body: ");
    assertThat(refused.details())
        .containsExactly(
            "ResourceInfo state statestore", "ErrorInfo dapr.io DAPR_STATE_QUERY_FAILED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "nothing~create~{}~error invoking output binding nothing: couldn't find output binding nothing",
        "items~''~{}~error invoking output binding items: operation field is missing from request",
        "items~paint~{}~error invoking output binding items: binding items does not support operation"
            + " paint. supported operations:create get delete update query list transact",
        "items~create~5~error invoking output binding items: data must be a JSON object, whose"
            + " members become attributes, not a number"
      })
  void a_binding_that_fails(String name, String operation, String data, String text) {
    assertThat(
            refusal(
                () ->
                    SERVER
                        .dapr()
                        .invokeBinding(
                            InvokeBindingRequest.newBuilder()
                                .setName(name)
                                .setOperation(operation)
                                .setData(ByteString.copyFromUtf8(data))
                                .build())))
        .isEqualTo(
            new Refusal(
                Status.Code.INTERNAL,
                text,
                List.of("ErrorInfo dapr.io ERR_INVOKE_OUTPUT_BINDING")));
  }

  /** Of Dapr's service, and not served here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "InvokeService",
        "PublishEvent",
        "BulkPublishEvent",
        "GetSecret",
        "GetBulkSecret",
        "RegisterActorTimer",
        "GetActorState",
        "InvokeActor",
        "GetConfiguration",
        "TryLockAlpha1",
        "UnlockAlpha1",
        "StartWorkflowBeta1",
        "ScheduleJobAlpha1",
        "ConverseAlpha1"
      })
  void what_is_not_served_says_so(String method) {
    MethodDescriptor<GetMetadataRequest, GetMetadataRequest> descriptor =
        MethodDescriptor.<GetMetadataRequest, GetMetadataRequest>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("dapr.proto.runtime.v1.Dapr/" + method)
            .setRequestMarshaller(ProtoUtils.marshaller(GetMetadataRequest.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(GetMetadataRequest.getDefaultInstance()))
            .build();
    assertThat(
            refusal(
                    () ->
                        ClientCalls.blockingUnaryCall(
                            SERVER.channel(),
                            descriptor,
                            CallOptions.DEFAULT,
                            GetMetadataRequest.getDefaultInstance()))
                .code())
        .isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  @Test
  void a_table_that_is_gone() {
    try (RuntimeServer broken = new RuntimeServer("", Map.of(), GrpcSecurity.NONE)) {
      broken.http().client().deleteTable(table -> table.tableName("state"));
      Refusal read =
          refusal(
              () ->
                  broken
                      .dapr()
                      .getState(
                          GetStateRequest.newBuilder().setStoreName(STORE).setKey("k").build()));
      assertThat(read.code()).isEqualTo(Status.Code.INTERNAL);
      assertThat(read.text()).startsWith("fail to get k from state store statestore: ");
      assertThat(read.details()).containsExactly("ErrorInfo dapr.io ERR_STATE_GET");
      assertThat(
              broken
                  .dapr()
                  .getBulkState(
                      GetBulkStateRequest.newBuilder().setStoreName(STORE).addKeys("k").build())
                  .getItems(0)
                  .getError())
          .isNotEmpty();
    }
  }

  @Test
  void the_api_token() {
    Tokens tokens = Tokens.of(List.of(NamedToken.of("test", Secret.of("s3cret"))));
    try (RuntimeServer guarded =
        new RuntimeServer("", Map.of(), GrpcSecurity.NONE.with(new TokenInterceptor(tokens)))) {
      Refusal refused =
          refusal(() -> guarded.dapr().getMetadata(GetMetadataRequest.getDefaultInstance()));
      assertThat(refused.code()).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(refused.text()).isEqualTo("Unauthorized");
      Metadata headers = new Metadata();
      headers.put(Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER), "s3cret");
      assertThat(
              guarded
                  .dapr()
                  .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                  .getMetadata(GetMetadataRequest.getDefaultInstance())
                  .getRuntimeVersion())
          .isEqualTo("0.1.0");
    }
  }
}
