package dev.stator.server.dapr;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of an invocation of a binding.
 *
 * @param operation empty if it is missing
 * @param data its JSON as it was sent
 */
record BindingBody(String operation, String data, Map<String, String> metadata) {

  /**
   * @throws JsonBody.Unfit if the body is not one
   */
  static BindingBody read(byte[] body) {
    return JsonBody.read(
        body,
        json -> {
          Draft draft = new Draft();
          json.object("the request body", name -> draft.member(json, name));
          return new BindingBody(draft.operation, draft.data, draft.metadata);
        });
  }

  private static final class Draft {
    private String operation = "";
    private String data = "null";
    private Map<String, String> metadata = Map.of();

    void member(JsonBody json, String name) throws IOException {
      switch (name) {
        case "operation" -> {
          @Nullable String given = json.text("operation");
          operation = given == null ? "" : given;
        }
        case "data" -> data = json.raw();
        case "metadata" -> metadata = json.strings("metadata");
        default -> json.skip();
      }
    }
  }
}
