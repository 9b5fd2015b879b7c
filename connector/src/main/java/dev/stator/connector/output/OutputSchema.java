package dev.stator.connector.output;

import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * JSON Schemas of results, from the SDK's own description of its answers: what {@link SdkJson}
 * writes. An attribute value may be any JSON.
 *
 * <p>Source: JSON Schema, draft 2020-12.
 */
public final class OutputSchema {
  private OutputSchema() {}

  /** The schema of {@code empty}'s class. */
  public static JsonValue.Obj of(SdkPojo empty) {
    Map<String, JsonValue> properties = new LinkedHashMap<>();
    for (SdkField<?> field : empty.sdkFields()) {
      properties.put(field.locationName(), schema(field));
    }
    return type("object").with("properties", new JsonValue.Obj(properties));
  }

  /** {@code schema} with another property. */
  public static JsonValue.Obj with(JsonValue.Obj schema, String name, JsonValue.Obj property) {
    return schema.get("properties") instanceof JsonValue.Obj properties
        ? schema.with("properties", properties.with(name, property))
        : schema.with("properties", new JsonValue.Obj(Map.of(name, property)));
  }

  /** A property that is true or false. */
  public static JsonValue.Obj bool(String description) {
    return type("boolean").with("description", new JsonValue.Str(description));
  }

  /** An object of anything. */
  public static JsonValue.Obj object() {
    return type("object");
  }

  /** An array of objects of anything. */
  public static JsonValue.Obj objects() {
    return type("array").with("items", object());
  }

  /** A property that is a string. */
  public static JsonValue.Obj text(String description) {
    return type("string").with("description", new JsonValue.Str(description));
  }

  private static JsonValue.Obj schema(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return type("string");
    }
    if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
      return type("integer");
    }
    if (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT) {
      return type("number");
    }
    if (type == MarshallingType.BOOLEAN) {
      return type("boolean");
    }
    if (type == MarshallingType.INSTANT) {
      return type("string").with("format", new JsonValue.Str("date-time"));
    }
    if (type == MarshallingType.LIST) {
      return type("array").with("items", schema(field.getTrait(ListTrait.class).memberFieldInfo()));
    }
    if (type == MarshallingType.MAP) {
      return type("object")
          .with("additionalProperties", schema(field.getTrait(MapTrait.class).valueFieldInfo()));
    }
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo part = field.constructor().get();
      return part instanceof AttributeValue.Builder ? JsonValue.Obj.EMPTY : of(part);
    }
    throw new IllegalArgumentException("no schema for " + field.memberName());
  }

  private static JsonValue.Obj type(String name) {
    return new JsonValue.Obj(Map.of("type", new JsonValue.Str(name)));
  }
}
