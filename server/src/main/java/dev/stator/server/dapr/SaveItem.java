package dev.stator.server.dapr;

import dev.stator.dapr.StateValue;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.StateWrite;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One element of the body of a save, or the request of an operation of a transaction.
 *
 * @param value its JSON as it was sent
 */
record SaveItem(
    String key,
    String value,
    @Nullable String etag,
    @Nullable String concurrency,
    Map<String, String> metadata) {
  static final SaveItem EMPTY = new SaveItem("", "null", null, null, Map.of());

  /**
   * @throws JsonBody.Unfit if the body is not a list of such elements
   */
  static List<SaveItem> readAll(byte[] body) {
    return JsonBody.read(body, json -> json.array("the request body", SaveItem::read));
  }

  static SaveItem read(JsonBody json) throws IOException {
    Draft draft = new Draft();
    json.object("an element", name -> draft.member(json, name));
    return new SaveItem(draft.key, draft.value, draft.etag, draft.concurrency, draft.metadata);
  }

  /**
   * @param query whose metadata counts before that of the body
   * @throws DaprError if it has no key
   */
  StateWrite write(QueryParameters query) {
    if (key.isEmpty()) {
      throw DaprError.malformed("\"key\" is a required field");
    }
    return new StateWrite(
        key, new StateValue.Text(value), etag, concurrency, query.metadataOver(metadata));
  }

  private static final class Draft {
    private String key = "";
    private String value = "null";
    private @Nullable String etag;
    private @Nullable String concurrency;
    private Map<String, String> metadata = Map.of();

    void member(JsonBody json, String name) throws IOException {
      switch (name) {
        case "key" -> {
          @Nullable String given = json.text("key");
          key = given == null ? "" : given;
        }
        case "value" -> value = json.raw();
        case "etag" -> etag = json.text("etag");
        case "metadata" -> metadata = json.strings("metadata");
        case "options" -> json.object("options", option -> option(json, option));
        // Every value is kept as it came, so that its type makes no difference.
        case "contenttype" -> json.text("contentType");
        default -> json.skip();
      }
    }

    private void option(JsonBody json, String name) throws IOException {
      switch (name) {
        case "concurrency" -> concurrency = json.text("options.concurrency");
        // A write has no consistency to choose in DynamoDB.
        case "consistency" -> json.text("options.consistency");
        default -> json.skip();
      }
    }
  }
}
