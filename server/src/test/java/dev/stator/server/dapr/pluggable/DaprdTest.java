package dev.stator.server.dapr.pluggable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.stator.dapr.DeleteState;
import dev.stator.dapr.GetState;
import dev.stator.dapr.SetState;
import dev.stator.dapr.StateKey;
import dev.stator.dapr.StateStore;
import dev.stator.dapr.StateValue;
import dev.stator.embedded.Stator;
import dev.stator.server.dapr.pluggable.proto.BulkSetRequest;
import dev.stator.server.dapr.pluggable.proto.Etag;
import dev.stator.server.dapr.pluggable.proto.GetRequest;
import dev.stator.server.dapr.pluggable.proto.MultiMaxSizeRequest;
import dev.stator.server.dapr.pluggable.proto.PingRequest;
import dev.stator.server.dapr.pluggable.proto.SetRequest;
import dev.stator.server.dapr.pluggable.proto.StateStoreGrpc;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateOperation;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateRequest;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateStoreGrpc;
import dev.stator.server.dapr.pluggable.proto.TransactionalStoreMultiMaxSizeGrpc;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a daprd meets at a socket besides its scenarios: discovery, instances, details of errors.
 */
class DaprdTest {
  private static final String SERVICE = "dapr.proto.components.v1.StateStore";

  private final Stator stator = Stator.inMemory();
  private final TestSocket socket;

  DaprdTest() throws IOException {
    socket = new TestSocket(new TestSocket.Factory(stator.client(), stator, Clock.systemUTC()));
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    stator.close();
  }

  private Channel connection(String name) {
    return socket.daprd().component(TestSocket.NAME, SERVICE, name);
  }

  private PluggableStore store(Channel connection, String table) {
    return new PluggableStore(connection, Map.of("table", table), null);
  }

  @Test
  void finds_every_service_by_reflection() {
    assertThat(socket.daprd().services())
        .containsOnlyKeys("stator")
        .hasEntrySatisfying(
            "stator",
            services ->
                assertThat(services)
                    .contains(
                        SERVICE,
                        "dapr.proto.components.v1.TransactionalStateStore",
                        "dapr.proto.components.v1.QueriableStateStore",
                        "dapr.proto.components.v1.TransactionalStoreMultiMaxSize",
                        "dapr.proto.components.v1.OutputBinding",
                        "dapr.proto.components.v1.InputBinding",
                        "grpc.reflection.v1.ServerReflection",
                        "grpc.reflection.v1alpha.ServerReflection"));
  }

  @Test
  void one_socket_holds_many_components() {
    PluggableStore a = store(connection("a"), "table-a");
    PluggableStore b = store(connection("b"), "table-b");
    SetState set = new SetState(StateKey.of("k"), new StateValue.Text("1"));
    a.set(set);
    assertThat(a.get(new GetState(StateKey.of("k"), null))).isPresent();
    assertThat(b.get(new GetState(StateKey.of("k"), null))).isEmpty();
    b.delete(new DeleteState(StateKey.of("k"), null));
    assertThat(a.get(new GetState(StateKey.of("k"), null))).isPresent();
  }

  @Test
  void two_daprds_may_give_their_components_one_name() {
    PluggableStore first = store(connection("statestore"), "table-1");
    PluggableStore second = store(connection("statestore"), "table-2");
    first.set(new SetState(StateKey.of("k"), new StateValue.Text("1")));
    assertThat(second.get(new GetState(StateKey.of("k"), null))).isEmpty();
    assertRefused(
        StateStoreGrpc.newBlockingStub(connection("statestore")),
        "initialised with different metadata by several daprds");
  }

  @Test
  void a_new_connection_finds_its_component_again() {
    store(connection("statestore"), "table-1")
        .set(new SetState(StateKey.of("k"), new StateValue.Text("1")));
    StateStoreGrpc.StateStoreBlockingStub again =
        StateStoreGrpc.newBlockingStub(connection("statestore"));
    assertThat(again.get(get("k")).getData().toStringUtf8()).isEqualTo("1");
    assertRefused(
        StateStoreGrpc.newBlockingStub(connection("another")),
        "component 'another' has not been initialised since this server was started");
  }

  private static void assertRefused(StateStoreGrpc.StateStoreBlockingStub calls, String reason) {
    assertThatThrownBy(() -> calls.get(get("k")))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
              assertThat(refused.getStatus().getDescription())
                  .contains(reason)
                  .endsWith("; start daprd again");
              assertThat(details(refused).getDetailsCount()).isZero();
            });
    assertThat(calls.ping(PingRequest.getDefaultInstance())).isNotNull();
  }

  @Test
  void a_component_can_be_initialised_again() {
    Channel connection = connection("statestore");
    store(connection, "table-1").set(new SetState(StateKey.of("k"), new StateValue.Text("1")));
    assertThat(store(connection, "table-2").get(new GetState(StateKey.of("k"), null))).isEmpty();
  }

  @Test
  void wrong_metadata_is_told() {
    for (Map.Entry<String, Map<String, String>> wrong :
        Map.of(
                "missing dynamodb table name",
                Map.<String, String>of(),
                "metadata field 'consistency' must be strong or eventual",
                Map.of("table", "states", "consistency", "s3cret"))
            .entrySet()) {
      assertThatThrownBy(() -> new PluggableStore(connection("x"), wrong.getValue(), null))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              refused ->
                  assertThat(refused.getStatus())
                      .extracting(Status::getCode, Status::getDescription)
                      .containsExactly(Status.Code.INVALID_ARGUMENT, wrong.getKey()));
    }
  }

  @Test
  void tells_how_many_operations_a_transaction_may_have() {
    Channel connection = connection("statestore");
    store(connection, "states");
    assertThat(
            TransactionalStoreMultiMaxSizeGrpc.newBlockingStub(connection)
                .multiMaxSize(MultiMaxSizeRequest.getDefaultInstance())
                .getMaxSize())
        .isEqualTo(StateStore.TRANSACTION_OPERATIONS_MAX);
  }

  @Test
  void a_partition_key_of_the_actors_chooses_no_place() {
    Channel connection = connection("statestore");
    store(connection, "states");
    StateStoreGrpc.StateStoreBlockingStub calls = StateStoreGrpc.newBlockingStub(connection);
    for (String key : new String[] {"app||actor||1||a", "app||actor||1||b"}) {
      calls.set(set(key, "1", "").toBuilder().putMetadata("partitionKey", "app||actor||1").build());
      assertThat(item("states", key).value("value").s()).isEqualTo("1");
    }
  }

  private record Item(Map<String, AttributeValue> attributes) {
    AttributeValue value(String name) {
      return Objects.requireNonNull(attributes.get(name));
    }
  }

  private Item item(String table, String key) {
    return new Item(
        stator
            .client()
            .getItem(r -> r.tableName(table).key(Map.of("key", AttributeValue.fromS(key))))
            .item());
  }

  /** As Dapr's own component: JSON in S, bytes in B. */
  @Test
  void json_lies_in_the_table_as_text_and_bytes_as_bytes() {
    Channel connection = connection("statestore");
    store(connection, "states");
    StateStoreGrpc.StateStoreBlockingStub calls = StateStoreGrpc.newBlockingStub(connection);
    for (String json :
        new String[] {"{\"a\": 1.10}", "\"iron man\"", "9007199254740993", "null", "[1,\"ü\"]"}) {
      calls.set(set("k", json, ""));
      assertThat(item("states", "k").value("value").s()).isEqualTo(json);
      assertThat(calls.get(get("k")).getData().toStringUtf8()).isEqualTo(json);
    }
    for (String bytes : new String[] {"", "iron man", "{\"a\":", "1 2", "YWJj||mykey"}) {
      calls.set(set("k", bytes, ""));
      assertThat(item("states", "k").value("value").b().asUtf8String()).isEqualTo(bytes);
      assertThat(calls.get(get("k")).getData().toStringUtf8()).isEqualTo(bytes);
    }
    calls.set(set("k", "1", "application/octet-stream"));
    assertThat(item("states", "k").value("value").b().asUtf8String()).isEqualTo("1");
    calls.set(set("k", "1", "application/json; charset=utf-8"));
    assertThat(item("states", "k").value("value").s()).isEqualTo("1");
  }

  private static GetRequest get(String key) {
    return GetRequest.newBuilder().setKey(key).build();
  }

  private static SetRequest set(String key, String value, String contentType) {
    return SetRequest.newBuilder()
        .setKey(key)
        .setValue(ByteString.copyFromUtf8(value))
        .setContentType(contentType)
        .build();
  }

  private static com.google.rpc.Status details(StatusRuntimeException refused) {
    return Objects.requireNonNull(StatusProto.fromThrowable(refused));
  }

  @Test
  void a_conflict_has_exactly_the_detail_that_daprd_reads() throws Exception {
    Channel connection = connection("statestore");
    store(connection, "states");
    StateStoreGrpc.StateStoreBlockingStub calls = StateStoreGrpc.newBlockingStub(connection);
    SetRequest stale =
        set("k", "1", "").toBuilder().setEtag(Etag.newBuilder().setValue("1f")).build();
    for (Runnable conflict :
        new Runnable[] {
          () -> calls.set(stale),
          () -> calls.bulkSet(BulkSetRequest.newBuilder().addItems(stale).build()),
          () ->
              TransactionalStateStoreGrpc.newBlockingStub(connection)
                  .transact(
                      TransactionalStateRequest.newBuilder()
                          .addOperations(TransactionalStateOperation.newBuilder().setSet(stale))
                          .build())
        }) {
      com.google.rpc.Status status = status(conflict);
      assertThat(status.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION.value());
      BadRequest detail = only(status).unpack(BadRequest.class);
      assertThat(detail.getFieldViolationsList())
          .singleElement()
          .satisfies(
              violation -> {
                assertThat(violation.getField()).isEqualTo("etag");
                assertThat(violation.getDescription()).isEqualTo(status.getMessage());
              });
    }
  }

  @Test
  void other_errors_say_which_http_status_the_application_shall_see() throws Exception {
    Channel connection = connection("statestore");
    store(connection, "states");
    StateStoreGrpc.StateStoreBlockingStub calls = StateStoreGrpc.newBlockingStub(connection);
    assertKitError(
        () -> calls.set(set("k", "\"" + "x".repeat(420_000) + "\"", "")),
        Status.Code.INVALID_ARGUMENT,
        "413",
        "ERR_STATE_SAVE");
    assertKitError(
        () -> calls.set(set("k", "1", "").toBuilder().putMetadata("ttlInSeconds", "foo").build()),
        Status.Code.INVALID_ARGUMENT,
        "400",
        "ERR_STATE_SAVE");
    assertKitError(() -> calls.get(get("")), Status.Code.INVALID_ARGUMENT, "400", "ERR_STATE_GET");
    stator.client().deleteTable(t -> t.tableName("states"));
    assertKitError(() -> calls.get(get("k")), Status.Code.NOT_FOUND, "500", "ERR_STATE_GET");
  }

  private static void assertKitError(Runnable call, Status.Code code, String httpCode, String tag)
      throws Exception {
    com.google.rpc.Status status = status(call);
    assertThat(status.getCode()).isEqualTo(code.value());
    ErrorInfo info = only(status).unpack(ErrorInfo.class);
    assertThat(info.getDomain()).isEqualTo("dapr.io");
    assertThat(info.getReason()).startsWith("DAPR_STATE_");
    assertThat(info.getMetadataMap())
        .isEqualTo(Map.of("kit_error", "true", "http_code", httpCode, "tag", tag));
  }

  private static com.google.rpc.Status status(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException refused) {
      return details(refused);
    }
    throw new AssertionError("was not refused");
  }

  private static Any only(com.google.rpc.Status status) {
    return assertThat(status.getDetailsList()).singleElement().actual();
  }

  @Test
  void the_socket_goes_with_its_listener() throws IOException {
    Path folder = Files.createTempDirectory("dapr");
    ComponentFactory factory = new TestSocket.Factory(stator.client(), stator, Clock.systemUTC());
    try (ComponentSocket other = TestSocket.open(folder, factory)) {
      assertThat(folder.resolve("stator.sock")).exists();
      assertThat(other).isNotNull();
    }
    assertThat(folder).isEmptyDirectory();
    Files.delete(folder);
  }
}
