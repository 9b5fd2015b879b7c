package dev.stator.connector.action;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a result is written. Members have their names of the API in each of them. */
public enum ResultFormat {
  /** The answer's members, values in plain JSON. */
  PLAIN {
    @Override
    public JsonValue.Obj write(Answer answer, Exchange exchange) {
      return answer.write(ValueWriter.PLAIN);
    }
  },

  /** The same members, values in DynamoDB JSON. */
  TYPED {
    @Override
    public JsonValue.Obj write(Answer answer, Exchange exchange) {
      return answer.write(ValueWriter.TYPED);
    }
  },

  /** The original's shapes: {@code result}, {@code found}, {@code $metadata}. */
  SEED {
    @Override
    public JsonValue.Obj write(Answer answer, Exchange exchange) {
      JsonValue.Obj metadata = exchange.metadata();
      return answer
          .seedShape()
          .of(
              withMetadata(metadata, answer.members().apply(ValueWriter.TYPED)),
              withMetadata(metadata, answer.members().apply(ValueWriter.PLAIN)));
    }
  };

  /** The names, for the input {@code format}. */
  public static final List<String> NAMES =
      Arrays.stream(values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();

  /**
   * @param name one of {@link #NAMES}
   */
  public static ResultFormat named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * @param exchange with the service, of the same call
   */
  public abstract JsonValue.Obj write(Answer answer, Exchange exchange);

  /** {@code error} with the items that it tells in this format. */
  public ActionError told(ActionError error) {
    return this == PLAIN ? error : error.withTypedItems();
  }

  private static JsonValue.Obj withMetadata(JsonValue.Obj metadata, JsonValue.Obj members) {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("$metadata", metadata);
    with.putAll(members.members());
    return new JsonValue.Obj(with);
  }
}
