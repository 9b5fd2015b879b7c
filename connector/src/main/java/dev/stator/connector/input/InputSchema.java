package dev.stator.connector.input;

import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of an action as a JSON Schema that takes nothing else.
 *
 * <p>Source: JSON Schema, draft 2020-12.
 */
public final class InputSchema {
  private static final JsonValue.Bool NO = new JsonValue.Bool(false);

  private InputSchema() {}

  /**
   * @param inputs those that may be given
   */
  public static JsonValue.Obj of(List<Input<?>> inputs) {
    List<JsonValue> required = new ArrayList<>();
    for (Input<?> input : inputs) {
      if (input.required() && input.defaultValue() == null) {
        required.add(new JsonValue.Str(input.name()));
      }
    }
    Map<String, JsonValue> schema = new LinkedHashMap<>();
    schema.put("type", new JsonValue.Str("object"));
    schema.put("properties", new JsonValue.Obj(properties(inputs)));
    if (!required.isEmpty()) {
      schema.put("required", new JsonValue.Arr(required));
    }
    schema.put("additionalProperties", NO);
    return new JsonValue.Obj(schema);
  }

  /** The schema of each input by its name. */
  public static Map<String, JsonValue> properties(List<Input<?>> inputs) {
    Map<String, JsonValue> properties = new LinkedHashMap<>();
    inputs.forEach(input -> properties.put(input.name(), property(input)));
    return properties;
  }

  private static JsonValue.Obj property(Input<?> input) {
    Map<String, JsonValue> schema = new LinkedHashMap<>(type(input).members());
    schema.put("title", new JsonValue.Str(input.label()));
    schema.put("description", new JsonValue.Str(input.comments()));
    if (!input.choices().isEmpty()) {
      schema.put(
          "enum",
          new JsonValue.Arr(
              input.choices().stream().map(c -> (JsonValue) new JsonValue.Str(c)).toList()));
    }
    JsonValue example = input.example();
    if (example != null) {
      schema.put("examples", new JsonValue.Arr(List.of(example)));
    }
    return new JsonValue.Obj(schema);
  }

  private static JsonValue.Obj type(Input<?> input) {
    return switch (input.type()) {
      case STRING, CONNECTION -> types("string");
      case INTEGER -> types("integer");
      case NUMBER -> types("number", "string");
      case BOOLEAN, SWITCH -> types("boolean");
      case OBJECT -> types("object");
      case ARRAY, TEXTS -> types("array").with("items", elements(input));
      case STRUCTURE -> types("array", "object").with("items", elements(input));
      case KEY_VALUE -> types("string", "number", "object");
    };
  }

  private static JsonValue.Obj elements(Input<?> input) {
    JsonValue.Obj elements = input.elements();
    if (elements == null) {
      throw new IllegalStateException(input.name() + " is a list of nobody knows what");
    }
    return elements;
  }

  private static JsonValue.Obj types(String... names) {
    JsonValue type =
        names.length == 1
            ? new JsonValue.Str(names[0])
            : new JsonValue.Arr(
                Arrays.stream(names).map(n -> (JsonValue) new JsonValue.Str(n)).toList());
    return JsonValue.Obj.EMPTY.with("type", type);
  }
}
