package dev.stator.server.dapr.runtime;

import static dev.stator.server.dapr.runtime.RuntimeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.stator.server.dapr.runtime.proto.ActorRuntime.ActorRuntimeStatus;
import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.runtime.proto.GetMetadataRequest;
import dev.stator.server.dapr.runtime.proto.GetMetadataResponse;
import dev.stator.server.dapr.runtime.proto.InvokeBindingRequest;
import dev.stator.server.dapr.runtime.proto.InvokeBindingResponse;
import dev.stator.server.dapr.runtime.proto.SetMetadataRequest;
import dev.stator.server.dapr.runtime.proto.ShutdownRequest;
import dev.stator.server.dapr.sidecar.Labels;
import dev.stator.server.grpc.GrpcSecurity;
import io.grpc.Status;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is not state: bindings, metadata, the end. */
class SidecarCallsTest {
  private final RuntimeServer server =
      new RuntimeServer("myapp", Map.of("actorStateStore", "true"), GrpcSecurity.NONE);

  @AfterEach
  void stop() {
    server.close();
  }

  private InvokeBindingResponse invoke(String operation, String data) {
    return server
        .dapr()
        .invokeBinding(
            InvokeBindingRequest.newBuilder()
                .setName("items")
                .setOperation(operation)
                .setData(ByteString.copyFromUtf8(data))
                .build());
  }

  @Test
  void a_binding_writes_and_reads_items() {
    assertThat(invoke("create", "{\"id\":\"a\",\"n\":12345678901234567890}"))
        .isEqualTo(InvokeBindingResponse.getDefaultInstance());
    assertThat(invoke("get", "{\"id\":\"a\"}").getData().toStringUtf8())
        .isEqualTo("{\"id\":\"a\",\"n\":12345678901234567890}");
    assertThat(
            server
                .dapr()
                .invokeBinding(
                    InvokeBindingRequest.newBuilder()
                        .setName("items")
                        .setOperation("get")
                        .putMetadata("key", "{\"id\":\"a\"}")
                        .build())
                .getData()
                .toStringUtf8())
        .contains("12345678901234567890");
  }

  @Test
  void metadata_tells_components_and_labels() {
    server
        .dapr()
        .setMetadata(SetMetadataRequest.newBuilder().setKey("mood").setValue("good").build());
    server.dapr().setMetadata(SetMetadataRequest.newBuilder().setValue("no key").build());
    GetMetadataResponse metadata =
        server.dapr().getMetadata(GetMetadataRequest.getDefaultInstance());
    assertThat(metadata.getId()).isEqualTo("myapp");
    assertThat(metadata.getRuntimeVersion()).isEqualTo("0.1.0");
    assertThat(metadata.getExtendedMetadataMap())
        .isEqualTo(Map.of("mood", "good", "daprRuntimeVersion", "0.1.0"));
    assertThat(metadata.getRegisteredComponents(0).getType()).isEqualTo("state.aws.dynamodb");
    assertThat(metadata.getRegisteredComponents(0).getCapabilitiesList())
        .contains("ETAG", "TRANSACTIONAL", "ACTOR")
        .doesNotContain("TTL");
    assertThat(metadata.getRegisteredComponents(1).getCapabilitiesList())
        .containsExactly("OUTPUT_BINDING");
    assertThat(metadata.getAppConnectionProperties().getPort()).isEqualTo(8081);
    assertThat(metadata.getAppConnectionProperties().getProtocol()).isEqualTo("http");
    assertThat(metadata.getAppConnectionProperties().getChannelAddress()).isEqualTo("127.0.0.1");
    assertThat(metadata.getActorRuntime().getRuntimeStatus())
        .isEqualTo(ActorRuntimeStatus.DISABLED);
    assertThat(server.http().send("GET", "/v1.0/metadata", "").body())
        .contains("\"mood\":\"good\"");
    SetMetadataRequest large =
        SetMetadataRequest.newBuilder()
            .setKey("k")
            .setValue("x".repeat(Labels.LABEL_BYTES_MAX))
            .build();
    assertThat(refusal(() -> server.dapr().setMetadata(large)).code())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void an_application_may_end_its_sidecar() throws InterruptedException {
    server.dapr().shutdown(ShutdownRequest.getDefaultInstance());
    assertThat(server.http().isStopped()).isTrue();
  }

  @Test
  void the_service_has_daprs_name() {
    assertThat(
            new DaprRuntime(server.http().sidecar()).bindService().getServiceDescriptor().getName())
        .isEqualTo("dapr.proto.runtime.v1.Dapr")
        .isEqualTo(DaprGrpc.SERVICE_NAME);
  }
}
