package dev.stator.server.dapr;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a bulk read.
 *
 * @param parallelism 0 if the request leaves it open
 */
record BulkGetBody(List<String> keys, int parallelism, Map<String, String> metadata) {

  /**
   * @throws JsonBody.Unfit if the body is not one
   */
  static BulkGetBody read(byte[] body) {
    return JsonBody.read(
        body,
        json -> {
          Draft draft = new Draft();
          json.object("the request body", name -> draft.member(json, name));
          return new BulkGetBody(draft.keys, draft.parallelism, draft.metadata);
        });
  }

  private static final class Draft {
    private List<String> keys = List.of();
    private int parallelism;
    private Map<String, String> metadata = Map.of();

    void member(JsonBody json, String name) throws IOException {
      switch (name) {
        case "keys" -> keys = json.array("keys", Draft::key);
        case "parallelism" -> parallelism = json.integer("parallelism");
        case "metadata" -> metadata = json.strings("metadata");
        default -> json.skip();
      }
    }

    private static String key(JsonBody json) throws IOException {
      @Nullable String key = json.text("a key");
      return key == null ? "" : key;
    }
  }
}
