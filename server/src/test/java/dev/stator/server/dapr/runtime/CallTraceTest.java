package dev.stator.server.dapr.runtime;

import static dev.stator.server.dapr.runtime.RuntimeServer.STORE;
import static dev.stator.server.dapr.runtime.RuntimeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.dapr.runtime.RuntimeServer.Refusal;
import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.runtime.proto.GetStateRequest;
import dev.stator.server.dapr.runtime.proto.InvokeBindingRequest;
import dev.stator.server.dapr.trace.TraceParent;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Headers of traces over gRPC, there and back. */
class CallTraceTest {
  private static final RuntimeServer SERVER = new RuntimeServer();
  private static final Metadata.Key<byte[]> BINARY =
      Metadata.Key.of("grpc-trace-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final GetStateRequest GET =
      GetStateRequest.newBuilder().setStoreName(STORE).setKey("k").build();

  private final AtomicReference<Metadata> answered = new AtomicReference<>();
  private final AtomicReference<Metadata> trailers = new AtomicReference<>();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Metadata.Key<String> text(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private DaprGrpc.DaprBlockingStub with(Metadata headers) {
    return SERVER
        .dapr()
        .withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(headers),
            MetadataUtils.newCaptureMetadataInterceptor(answered, trailers));
  }

  private Metadata answered() {
    return Objects.requireNonNull(answered.get());
  }

  @Test
  void a_trace_comes_back_in_binary() {
    byte[] expected = TraceParent.parse(PARENT).orElseThrow().binary();
    Metadata asText = new Metadata();
    asText.put(text("traceparent"), PARENT);
    with(asText).getState(GET);
    assertThat(answered().get(BINARY)).isEqualTo(expected);

    Metadata asBinary = new Metadata();
    asBinary.put(BINARY, expected);
    with(asBinary).getState(GET);
    assertThat(answered().get(BINARY)).isEqualTo(expected);

    with(asBinary);
    refusal(() -> with(asBinary).getState(GetStateRequest.getDefaultInstance()));
    assertThat(Objects.requireNonNull(trailers.get()).get(BINARY)).isEqualTo(expected);
  }

  @Test
  void no_trace_gives_none() {
    Metadata broken = new Metadata();
    broken.put(text("traceparent"), "00-broken");
    with(broken).getState(GET);
    assertThat(answered().get(BINARY)).isNull();
    with(new Metadata()).getState(GET);
    assertThat(answered().get(BINARY)).isNull();
  }

  @Test
  void baggage_comes_back_or_is_refused() {
    Metadata headers = new Metadata();
    headers.put(text("baggage"), "key1=value1");
    headers.put(text("baggage"), "key2=value2");
    with(headers).getState(GET);
    assertThat(answered().get(text("baggage"))).isEqualTo("key1=value1,key2=value2");

    Metadata broken = new Metadata();
    broken.put(text("baggage"), "invalid-baggage");
    Refusal refused = refusal(() -> with(broken).getState(GET));
    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused.text())
        .isEqualTo("invalid baggage header: invalid baggage list-member: \"invalid-baggage\"");
  }

  /** The binding's own metadata counts before a header of its name. */
  @Test
  void headers_are_metadata_of_a_binding() {
    Metadata headers = new Metadata();
    headers.put(text("key"), "{\"id\":\"absent\"}");
    InvokeBindingRequest.Builder get =
        InvokeBindingRequest.newBuilder().setName("items").setOperation("get");
    String byHeader = with(headers).invokeBinding(get.build()).getData().toStringUtf8();
    SERVER
        .dapr()
        .invokeBinding(
            InvokeBindingRequest.newBuilder()
                .setName("items")
                .setOperation("create")
                .setData(com.google.protobuf.ByteString.copyFromUtf8("{\"id\":\"there\"}"))
                .build());
    String byMetadata =
        with(headers)
            .invokeBinding(get.putMetadata("key", "{\"id\":\"there\"}").build())
            .getData()
            .toStringUtf8();
    assertThat(byHeader).isNotEqualTo("{\"id\":\"there\"}");
    assertThat(byMetadata).isEqualTo("{\"id\":\"there\"}");
  }
}
