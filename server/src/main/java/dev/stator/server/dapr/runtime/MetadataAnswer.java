package dev.stator.server.dapr.runtime;

import dev.stator.server.dapr.runtime.proto.ActorRuntime;
import dev.stator.server.dapr.runtime.proto.ActorRuntime.ActorRuntimeStatus;
import dev.stator.server.dapr.runtime.proto.AppConnectionProperties;
import dev.stator.server.dapr.runtime.proto.GetMetadataResponse;
import dev.stator.server.dapr.runtime.proto.RegisteredComponents;
import dev.stator.server.dapr.sidecar.SidecarMetadata;

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
            .setAppConnectionProperties(AppConnectionProperties.getDefaultInstance())
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
}
