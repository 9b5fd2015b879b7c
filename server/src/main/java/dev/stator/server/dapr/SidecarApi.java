package dev.stator.server.dapr;

import dev.stator.server.dapr.sidecar.AppConnection;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an application asks of its sidecar itself, over HTTP. */
final class SidecarApi {
  private static final Logger LOG = LoggerFactory.getLogger(SidecarApi.class);

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

  /** {@code POST /v1.0/shutdown}: ends the process in good order, this answer included. */
  HttpAnswer shutdown() {
    LOG.info("an application asked for the end over HTTP");
    operations.shutdown();
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
    members.put("appConnectionProperties", connection(metadata.application()));
    Map<String, JsonValue> actors = new LinkedHashMap<>();
    actors.put("runtimeStatus", new JsonValue.Str("DISABLED"));
    actors.put("hostReady", new JsonValue.Bool(false));
    members.put("actorRuntime", new JsonValue.Obj(actors));
    return HttpAnswer.of(200, DaprFrontEnd.JSON, JsonFormat.write(new JsonValue.Obj(members)));
  }

  private static JsonValue connection(@Nullable AppConnection application) {
    if (application == null) {
      return JsonValue.Obj.EMPTY;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("port", JsonValue.Num.of((long) application.port()));
    members.put("protocol", new JsonValue.Str(application.protocol()));
    members.put("channelAddress", new JsonValue.Str(application.address()));
    return new JsonValue.Obj(members);
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
