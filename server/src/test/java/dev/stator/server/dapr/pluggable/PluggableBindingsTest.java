package dev.stator.server.dapr.pluggable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.stator.embedded.Stator;
import dev.stator.server.dapr.pluggable.proto.AckResponseError;
import dev.stator.server.dapr.pluggable.proto.InputBindingGrpc;
import dev.stator.server.dapr.pluggable.proto.InputBindingInitRequest;
import dev.stator.server.dapr.pluggable.proto.InvokeRequest;
import dev.stator.server.dapr.pluggable.proto.InvokeResponse;
import dev.stator.server.dapr.pluggable.proto.ListOperationsRequest;
import dev.stator.server.dapr.pluggable.proto.MetadataRequest;
import dev.stator.server.dapr.pluggable.proto.OutputBindingGrpc;
import dev.stator.server.dapr.pluggable.proto.OutputBindingInitRequest;
import dev.stator.server.dapr.pluggable.proto.PingRequest;
import dev.stator.server.dapr.pluggable.proto.ReadRequest;
import dev.stator.server.dapr.pluggable.proto.ReadResponse;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Dapr's conformance scenarios for bindings, and a stream of events, over a socket. */
class PluggableBindingsTest {
  private static final Map<String, String> PROPERTIES =
      Map.of("table", "items", "startingPosition", "TRIM_HORIZON", "maxDeliveries", "3");

  private final Stator stator = Stator.inMemory();
  private final TestSocket socket;

  PluggableBindingsTest() throws IOException {
    socket = new TestSocket(new TestSocket.Factory(stator.client(), stator, Clock.systemUTC()));
  }

  @BeforeEach
  void createTable() {
    stator
        .client()
        .createTable(
            t ->
                t.tableName("items")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build())
                    .streamSpecification(
                        s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    stator.close();
  }

  private static MetadataRequest metadata() {
    return MetadataRequest.newBuilder().putAllProperties(PROPERTIES).build();
  }

  private OutputBindingGrpc.OutputBindingBlockingStub output() {
    OutputBindingGrpc.OutputBindingBlockingStub binding =
        OutputBindingGrpc.newBlockingStub(
            socket
                .daprd()
                .component(TestSocket.NAME, "dapr.proto.components.v1.OutputBinding", "items"));
    binding.init(OutputBindingInitRequest.newBuilder().setMetadata(metadata()).build());
    return binding;
  }

  private static InvokeResponse invoke(
      OutputBindingGrpc.OutputBindingBlockingStub binding, String operation, String data) {
    return binding.invoke(
        InvokeRequest.newBuilder()
            .setOperation(operation)
            .setData(ByteString.copyFromUtf8(data))
            .build());
  }

  @Test
  void operations() {
    OutputBindingGrpc.OutputBindingBlockingStub binding = output();
    assertThat(binding.ping(PingRequest.getDefaultInstance())).isNotNull();
    assertThat(
            binding.listOperations(ListOperationsRequest.getDefaultInstance()).getOperationsList())
        .containsExactly("create", "get", "delete", "update", "query", "list", "transact");

    String item = "{\"id\":\"1\",\"n\":9007199254740993}";
    assertThat(invoke(binding, "create", item)).isEqualTo(InvokeResponse.getDefaultInstance());
    InvokeResponse found = invoke(binding, "get", "{\"id\":\"1\"}");
    assertThat(found.getData().toStringUtf8()).isEqualTo(item);
    assertThat(found.getContentType()).isEqualTo("application/json");
    assertThat(invoke(binding, "list", "").getData().toStringUtf8()).contains(item);
    invoke(binding, "delete", "{\"id\":\"1\"}");
    assertThat(invoke(binding, "get", "{\"id\":\"1\"}").getData().toStringUtf8())
        .doesNotContain("9007199254740993");
  }

  @Test
  void tells_what_is_wrong() {
    OutputBindingGrpc.OutputBindingBlockingStub binding = output();
    assertThatThrownBy(() -> invoke(binding, "sing", "{}"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageStartingWith("UNIMPLEMENTED: operation 'sing' is not supported: create get");
    assertThatThrownBy(() -> invoke(binding, "create", "[1]"))
        .hasMessageStartingWith("INVALID_ARGUMENT: data must be a JSON object");
    stator.client().deleteTable(t -> t.tableName("items"));
    assertThatThrownBy(() -> invoke(binding, "create", "{\"id\":\"1\"}"))
        .hasMessageStartingWith("NOT_FOUND: ");
  }

  /** What daprd reads of one stream. */
  private static final class Reading implements StreamObserver<ReadResponse> {
    private final BlockingQueue<ReadResponse> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final StreamObserver<ReadRequest> acknowledgements;

    Reading(Channel channel) {
      acknowledgements = InputBindingGrpc.newStub(channel).read(this);
    }

    @Override
    public void onNext(ReadResponse event) {
      events.add(event);
    }

    @Override
    public void onError(Throwable failure) {
      ended.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      ended.complete(null);
    }

    ReadResponse next() throws InterruptedException {
      return Objects.requireNonNull(events.poll(30, TimeUnit.SECONDS), "no event came");
    }

    void taken(ReadResponse event) {
      acknowledgements.onNext(ReadRequest.newBuilder().setMessageId(event.getMessageId()).build());
    }

    void failed(ReadResponse event) {
      acknowledgements.onNext(
          ReadRequest.newBuilder()
              .setMessageId(event.getMessageId())
              .setResponseError(AckResponseError.newBuilder().setMessage("no thanks"))
              .build());
    }
  }

  private Channel input() {
    Channel channel =
        socket.daprd().component(TestSocket.NAME, "dapr.proto.components.v1.InputBinding", "items");
    InputBindingGrpc.InputBindingBlockingStub binding = InputBindingGrpc.newBlockingStub(channel);
    binding.init(InputBindingInitRequest.newBuilder().setMetadata(metadata()).build());
    assertThat(binding.ping(PingRequest.getDefaultInstance())).isNotNull();
    return channel;
  }

  private void put(String... ids) {
    for (String id : ids) {
      stator
          .client()
          .putItem(p -> p.tableName("items").item(Map.of("id", AttributeValue.fromS(id))));
    }
  }

  @Test
  void events_come_one_at_a_time_and_go_on_behind_the_last_acknowledgement() throws Exception {
    put("a", "b", "c");
    Reading first = new Reading(input());
    ReadResponse a = first.next();
    assertThat(a.getData().toStringUtf8()).contains("\"eventName\":\"INSERT\"", "{\"S\":\"a\"}");
    assertThat(a.getContentType()).isEqualTo("application/json");
    assertThat(a.getMetadataMap()).containsEntry("tableName", "items").containsKey("eventID");
    assertThat(first.events.poll(100, TimeUnit.MILLISECONDS)).as("before it is taken").isNull();
    first.acknowledgements.onNext(ReadRequest.newBuilder().setMessageId("another").build());
    first.taken(a);
    ReadResponse b = first.next();
    assertThat(b.getData().toStringUtf8()).contains("{\"S\":\"b\"}");
    first.acknowledgements.onCompleted();
    first.ended.get(30, TimeUnit.SECONDS);

    Reading second = new Reading(input());
    ReadResponse again = second.next();
    assertThat(again.getMessageId()).as("was not taken").isEqualTo(b.getMessageId());
    second.taken(again);
    assertThat(second.next().getData().toStringUtf8()).contains("{\"S\":\"c\"}");
  }

  @Test
  void acknowledgements_that_nobody_waits_for_are_passed_over() throws Exception {
    put("a", "b");
    Reading reading = new Reading(input());
    ReadResponse a = reading.next();
    reading.taken(a);
    for (int i = 0; i < 100; i++) {
      reading.taken(a);
    }
    ReadResponse b = reading.next();
    assertThat(b.getData().toStringUtf8()).contains("{\"S\":\"b\"}");
    reading.failed(a);
    reading.taken(b);
    put("c");
    assertThat(reading.next().getData().toStringUtf8()).contains("{\"S\":\"c\"}");
  }

  @Test
  void what_the_application_refuses_comes_again_and_is_parked() throws Exception {
    put("poison", "good");
    Reading reading = new Reading(input());
    for (int attempt = 1; attempt <= 3; attempt++) {
      ReadResponse event = reading.next();
      assertThat(event.getData().toStringUtf8()).contains("{\"S\":\"poison\"}");
      reading.failed(event);
    }
    assertThat(reading.next().getData().toStringUtf8()).contains("{\"S\":\"good\"}");
  }

  @Test
  void one_connection_reads_once() throws Exception {
    Channel channel = input();
    Reading first = new Reading(channel);
    put("a");
    first.taken(first.next());
    Reading second = new Reading(channel);
    assertThatThrownBy(() -> second.ended.get(30, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("ALREADY_EXISTS: binding 'items' is being read already");
    put("b");
    assertThat(first.next()).isNotNull();
  }

  @Test
  void reading_needs_to_be_initialised() {
    Reading reading =
        new Reading(
            socket
                .daprd()
                .component(TestSocket.NAME, "dapr.proto.components.v1.InputBinding", "x"));
    assertThatThrownBy(() -> reading.ended.get(30, TimeUnit.SECONDS))
        .hasMessageContaining("component 'x' has not been initialised");
  }
}
