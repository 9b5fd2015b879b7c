package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.StateFeature;
import dev.stator.server.shell.Readiness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks of its sidecar itself: health and metadata.
 *
 * <p>Source: Dapr docs, "Health API reference" and "Metadata API reference".
 */
public final class SidecarOperations {
  private static final String INPUT_BINDING = "INPUT_BINDING";
  private static final String OUTPUT_BINDING = "OUTPUT_BINDING";

  private final Sidecar sidecar;

  public SidecarOperations(Sidecar sidecar) {
    this.sidecar = sidecar;
  }

  /**
   * @param appId of whom the asker believes to ask; null if it says nothing
   * @throws DaprError if the answer is no
   */
  public void health(@Nullable String appId) {
    if (sidecar.readiness().get() instanceof Readiness.NotReady(String reason)) {
      throw health("ERR_HEALTH_NOT_READY", "dapr is not ready: [" + reason + "]", Map.of());
    }
    String own = sidecar.settings().appId();
    if (appId != null && !appId.equals(own)) {
      Map<String, String> ids = new LinkedHashMap<>();
      ids.put("appID", own);
      ids.put("requestedAppID", appId);
      throw health("ERR_HEALTH_APPID_NOT_MATCH", "dapr app-id does not match", ids);
    }
  }

  /**
   * Whether components can be reached.
   *
   * @throws DaprError if the answer is no
   */
  public void outboundHealth() {
    if (sidecar.readiness().get() instanceof Readiness.NotReady) {
      throw health("ERR_OUTBOUND_HEALTH_NOT_READY", "dapr outbound is not ready", Map.of());
    }
  }

  private static DaprError health(String code, String text, Map<String, String> metadata) {
    return new DaprError(
        ErrorStatus.FAILED, code, text, List.of(new ErrorDetail.Cause(code, metadata)));
  }

  /** Notes a label, which {@link #metadata} tells. */
  public void label(String key, String value) {
    sidecar.labels().put(key, value);
  }

  public SidecarMetadata metadata() {
    Map<String, String> extended = sidecar.labels().all();
    extended.put("daprRuntimeVersion", sidecar.settings().version());
    return new SidecarMetadata(
        sidecar.settings().appId(),
        sidecar.settings().version(),
        components(),
        extended,
        sidecar.application());
  }

  private List<SidecarMetadata.Component> components() {
    List<SidecarMetadata.Component> registered = new ArrayList<>();
    for (DaprComponents.Store store : sidecar.components().stores().values()) {
      List<String> features =
          new ArrayList<>(store.store().features().stream().map(StateFeature::name).toList());
      if (store.store().settings().actorStateStore()) {
        features.add("ACTOR");
      }
      registered.add(
          new SidecarMetadata.Component(
              store.name(), DaprComponents.Store.TYPE, store.version(), features));
    }
    addBindings(registered);
    return registered;
  }

  /** One that reads events and does operations is one component. */
  private void addBindings(List<SidecarMetadata.Component> registered) {
    Map<String, DaprComponents.Input> inputs = sidecar.components().inputs();
    Map<String, DaprComponents.Binding> outputs = sidecar.components().bindings();
    for (DaprComponents.Input input : inputs.values()) {
      List<String> capabilities =
          outputs.containsKey(input.name())
              ? List.of(INPUT_BINDING, OUTPUT_BINDING)
              : List.of(INPUT_BINDING);
      registered.add(binding(input.name(), input.version(), capabilities));
    }
    for (DaprComponents.Binding output : outputs.values()) {
      if (!inputs.containsKey(output.name())) {
        registered.add(binding(output.name(), output.version(), List.of(OUTPUT_BINDING)));
      }
    }
  }

  private static SidecarMetadata.Component binding(
      String name, String version, List<String> capabilities) {
    return new SidecarMetadata.Component(name, DaprComponents.Binding.TYPE, version, capabilities);
  }

  /** Ends the process in good order, after this has been answered. */
  public void shutdown() {
    sidecar.shutdown().run();
  }
}
