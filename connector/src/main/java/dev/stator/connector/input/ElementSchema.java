package dev.stator.connector.input;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one element of a list is, as a JSON Schema that agents, OpenAPI and help tell alike: members
 * as they are published, though readers take other spellings too. It is of the part that drafts of
 * JSON Schema and OpenAPI 3.0 have in common.
 */
public final class ElementSchema {
  public static final JsonValue.Obj TEXT = read("{\"type\": \"string\"}");

  /** An item, its attributes by name. */
  public static final JsonValue.Obj ITEM =
      read("{\"type\": \"object\", \"description\": \"The attributes of an item by name\"}");

  /** An attribute's value. */
  public static final JsonValue.Obj VALUE =
      read(
          """
          {"description": "Any value: plain JSON, or DynamoDB JSON such as {\\"SS\\": [\\"a\\"]}"}
          """);

  /** The key of an item, as lists of keys have it. */
  public static final JsonValue.Obj KEY =
      read(
          """
          {"description": "The key's attributes by name, a hash key value, or [hash, range]",
           "anyOf": [
             {"type": "object"}, {"type": "string"}, {"type": "number"},
             {"type": "array", "items": {"anyOf": [
               {"type": "string"}, {"type": "number"}, {"type": "object"}]}}]}
          """);

  private ElementSchema() {}

  /**
   * @param json a JSON Schema
   */
  public static JsonValue.Obj read(String json) {
    return (JsonValue.Obj) JsonFormat.read(json);
  }

  /** One of {@code values}, as JSON text. */
  public static String oneOf(Collection<String> values) {
    return values.stream()
        .map(value -> '"' + value + '"')
        .collect(Collectors.joining(", ", "{\"type\": \"string\", \"enum\": [", "]}"));
  }

  /** The names of the members of an element; empty if it has no members of its own. */
  public static List<String> members(JsonValue.Obj schema) {
    return schema.get("properties") instanceof JsonValue.Obj properties
        ? List.copyOf(properties.members().keySet())
        : List.of();
  }
}
