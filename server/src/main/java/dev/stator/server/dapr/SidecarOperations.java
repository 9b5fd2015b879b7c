package dev.stator.server.dapr;

import dev.stator.dapr.StateFeature;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.Readiness;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks of its sidecar itself: health and metadata.
 *
 * <p>Source: Dapr docs, "Health API reference" and "Metadata API reference".
 */
final class SidecarOperations {
  static final int LABELS_MAX = 256;
  static final int LABEL_BYTES_MAX = 16 * 1024;

  private final DaprSettings settings;
  private final DaprComponents components;
  private final Supplier<Readiness> readiness;
  private final Map<String, String> labels = new ConcurrentHashMap<>();

  SidecarOperations(
      DaprSettings settings, DaprComponents components, Supplier<Readiness> readiness) {
    this.settings = settings;
    this.components = components;
    this.readiness = readiness;
  }

  /** {@code /v1.0/healthz}. */
  HttpAnswer health(QueryParameters query) {
    if (readiness.get() instanceof Readiness.NotReady(String reason)) {
      throw health("ERR_HEALTH_NOT_READY", "dapr is not ready: [" + reason + "]", Map.of());
    }
    @Nullable String asked = query.get("appid");
    if (asked != null && !asked.equals(settings.appId())) {
      Map<String, String> ids = new LinkedHashMap<>();
      ids.put("appID", settings.appId());
      ids.put("requestedAppID", asked);
      throw health("ERR_HEALTH_APPID_NOT_MATCH", "dapr app-id does not match", ids);
    }
    return DaprFrontEnd.NOTHING;
  }

  /** {@code /v1.0/healthz/outbound}. */
  HttpAnswer outboundHealth() {
    return switch (readiness.get()) {
      case Readiness.Ready ready -> DaprFrontEnd.NOTHING;
      case Readiness.NotReady notReady ->
          throw health("ERR_OUTBOUND_HEALTH_NOT_READY", "dapr outbound is not ready", Map.of());
    };
  }

  private static DaprError health(String code, String text, Map<String, String> metadata) {
    return new DaprError(500, code, text, List.of(ErrorDetails.errorInfo(code, metadata)));
  }

  /** {@code GET /v1.0/metadata}. */
  HttpAnswer metadata() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (!settings.appId().isEmpty()) {
      members.put("id", new JsonValue.Str(settings.appId()));
    }
    members.put("runtimeVersion", new JsonValue.Str(settings.version()));
    members.put("components", new JsonValue.Arr(registered()));
    Map<String, String> extended = new LinkedHashMap<>(labels);
    extended.put("daprRuntimeVersion", settings.version());
    members.put("extended", ErrorDetails.strings(extended));
    members.put("appConnectionProperties", JsonValue.Obj.EMPTY);
    Map<String, JsonValue> actors = new LinkedHashMap<>();
    actors.put("runtimeStatus", new JsonValue.Str("DISABLED"));
    actors.put("hostReady", new JsonValue.Bool(false));
    members.put("actorRuntime", new JsonValue.Obj(actors));
    return HttpAnswer.of(200, DaprFrontEnd.JSON, JsonFormat.write(new JsonValue.Obj(members)));
  }

  private List<JsonValue> registered() {
    List<JsonValue> registered = new ArrayList<>();
    for (DaprComponents.Store store : components.stores().values()) {
      List<String> features =
          new ArrayList<>(store.store().features().stream().map(StateFeature::name).toList());
      if (store.store().settings().actorStateStore()) {
        features.add("ACTOR");
      }
      registered.add(component(store.name(), DaprComponents.Store.TYPE, store.version(), features));
    }
    for (DaprComponents.Binding binding : components.bindings().values()) {
      registered.add(
          component(
              binding.name(),
              DaprComponents.Binding.TYPE,
              binding.version(),
              List.of("OUTPUT_BINDING")));
    }
    return registered;
  }

  private static JsonValue component(
      String name, String type, String version, List<String> capabilities) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("name", new JsonValue.Str(name));
    members.put("type", new JsonValue.Str(type));
    members.put("version", new JsonValue.Str(version));
    members.put(
        "capabilities",
        new JsonValue.Arr(
            capabilities.stream().map(c -> (JsonValue) new JsonValue.Str(c)).toList()));
    return new JsonValue.Obj(members);
  }

  /** {@code PUT /v1.0/metadata/{key}}: a label of this process, gone when it ends. */
  HttpAnswer label(String key, byte[] value) {
    if (value.length + key.length() > LABEL_BYTES_MAX) {
      throw new DaprError(
          400,
          DaprError.MALFORMED_REQUEST,
          "metadata of " + value.length + " bytes is larger than " + LABEL_BYTES_MAX);
    }
    synchronized (labels) {
      if (!labels.containsKey(key) && labels.size() >= LABELS_MAX) {
        throw new DaprError(
            400, DaprError.MALFORMED_REQUEST, "more than " + LABELS_MAX + " metadata keys");
      }
      labels.put(key, new String(value, StandardCharsets.UTF_8));
    }
    return DaprFrontEnd.NOTHING;
  }
}
