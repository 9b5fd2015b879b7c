package dev.stator.dapr.query;

import dev.stator.tables.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a value something stands: names of members, with dots between. */
public record Path(String text, List<String> names) {

  static Path of(String text) {
    if (text.isBlank()) {
      throw new QuerySyntaxException("a path must not be empty");
    }
    return new Path(text, List.of(text.split("\\.", -1)));
  }

  /** What stands there; null if there is nothing. */
  public @Nullable JsonValue in(JsonValue value) {
    JsonValue at = value;
    for (String name : names) {
      @Nullable JsonValue next = at instanceof JsonValue.Obj object ? object.get(name) : null;
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }
}
