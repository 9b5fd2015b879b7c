package dev.stator.server.dapr;

import dev.stator.server.dapr.sidecar.SidecarMetadata;
import dev.stator.server.dapr.sidecar.SidecarOperations;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an application asks of its sidecar itself, over HTTP. */
final class SidecarApi {
  private final SidecarOperations operations;

  SidecarApi(SidecarOperations operations) {
    this.operations = operations;
  }

  /** {@code /v1.0/healthz}. */
  HttpAnswer health(QueryParameters query) {
    operations.health(query.get("appid"));
    return DaprFrontEnd.NOTHING;
  }

  /** {@code /v1.0/healthz/outbound}. */
  HttpAnswer outboundHealth() {
    operations.outboundHealth();
    return DaprFrontEnd.NOTHING;
  }

  /** {@code PUT /v1.0/metadata/{key}}. */
  HttpAnswer label(String key, byte[] value) {
    operations.label(key, new String(value, StandardCharsets.UTF_8));
    return DaprFrontEnd.NOTHING;
  }

  /** {@code GET /v1.0/metadata}. */
  HttpAnswer metadata() {
    SidecarMetadata metadata = operations.metadata();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (!metadata.id().isEmpty()) {
      members.put("id", new JsonValue.Str(metadata.id()));
    }
    members.put("runtimeVersion", new JsonValue.Str(metadata.version()));
    List<JsonValue> components = new ArrayList<>();
    metadata.components().forEach(component -> components.add(component(component)));
    members.put("components", new JsonValue.Arr(components));
    members.put("extended", ErrorBody.strings(metadata.extended()));
    members.put("appConnectionProperties", JsonValue.Obj.EMPTY);
    Map<String, JsonValue> actors = new LinkedHashMap<>();
    actors.put("runtimeStatus", new JsonValue.Str("DISABLED"));
    actors.put("hostReady", new JsonValue.Bool(false));
    members.put("actorRuntime", new JsonValue.Obj(actors));
    return HttpAnswer.of(200, DaprFrontEnd.JSON, JsonFormat.write(new JsonValue.Obj(members)));
  }

  private static JsonValue component(SidecarMetadata.Component component) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("name", new JsonValue.Str(component.name()));
    members.put("type", new JsonValue.Str(component.type()));
    members.put("version", new JsonValue.Str(component.version()));
    members.put(
        "capabilities",
        new JsonValue.Arr(
            component.capabilities().stream().map(c -> (JsonValue) new JsonValue.Str(c)).toList()));
    return new JsonValue.Obj(members);
  }
}
