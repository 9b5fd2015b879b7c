package dev.stator.server.dapr.runtime;

import dev.stator.server.dapr.runtime.proto.ActorRuntime;
import dev.stator.server.dapr.runtime.proto.ActorRuntime.ActorRuntimeStatus;
import dev.stator.server.dapr.runtime.proto.AppConnectionProperties;
import dev.stator.server.dapr.runtime.proto.GetMetadataResponse;
import dev.stator.server.dapr.runtime.proto.RegisteredComponents;
import dev.stator.server.dapr.sidecar.AppConnection;
import dev.stator.server.dapr.sidecar.SidecarMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a sidecar says of itself, as a message.
 *
 * <p>Source: Dapr docs, "Metadata API reference".
 */
final class MetadataAnswer {
  private MetadataAnswer() {}

  static GetMetadataResponse of(SidecarMetadata metadata) {
    GetMetadataResponse.Builder response =
        GetMetadataResponse.newBuilder()
            .setId(metadata.id())
            .setRuntimeVersion(metadata.version())
            .putAllExtendedMetadata(metadata.extended())
            .setAppConnectionProperties(connection(metadata.application()))
            .setActorRuntime(
                ActorRuntime.newBuilder().setRuntimeStatus(ActorRuntimeStatus.DISABLED));
    for (SidecarMetadata.Component component : metadata.components()) {
      response.addRegisteredComponents(
          RegisteredComponents.newBuilder()
              .setName(component.name())
              .setType(component.type())
              .setVersion(component.version())
              .addAllCapabilities(component.capabilities()));
    }
    return response.build();
  }

  private static AppConnectionProperties connection(@Nullable AppConnection application) {
    return application == null
        ? AppConnectionProperties.getDefaultInstance()
        : AppConnectionProperties.newBuilder()
            .setPort(application.port())
            .setProtocol(application.protocol())
            .setChannelAddress(application.address())
            .build();
  }
}
