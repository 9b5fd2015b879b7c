package dev.stator.connector.schema;

import dev.stator.connector.Catalogue;
import dev.stator.connector.action.Action;
import dev.stator.connector.answer.ErrorSchema;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalogue as an OpenAPI document that component generators turn into working components:
 * absolute server, HTTP bearer authentication, inputs as top-level properties of a JSON body, every
 * structured input as {@code type: object}, even where it is an array ({@code x-items} tells of
 * what), no flag that is true by default.
 *
 * <p>Source: OpenAPI Specification 3.0.3.
 */
public final class OpenApi {
  private static final String DESCRIPTION =
      "Actions on DynamoDB tables and items. Web pages of other origins get 403, unless the server"
          + " asks for a token or names them in --allowed-origins.";
  private static final String VERSION = "3.0.3";
  private static final String SCHEME = "bearer";

  /** Generators have an operation of this name of their own, which would take the place of ours. */
  private static final String TAKEN = "rawRequest";

  private static final String INSTEAD = "executeStatement";

  private OpenApi() {}

  /**
   * @param title of the API
   * @param version of this program
   * @param serverUrl where it is served, absolute, without a slash at the end
   */
  public static JsonValue.Obj of(
      Catalogue catalogue, String title, String version, String serverUrl) {
    Map<String, JsonValue> paths = new LinkedHashMap<>();
    for (Action action : catalogue.actions()) {
      paths.put("/v1/actions/" + name(action), object("post", operation(action)));
    }
    Map<String, JsonValue> document = new LinkedHashMap<>();
    document.put("openapi", text(VERSION));
    document.put(
        "info",
        object("title", text(title))
            .with("version", text(version))
            .with("description", text(DESCRIPTION)));
    document.put("servers", array(object("url", text(serverUrl))));
    document.put("security", array(object(SCHEME, new JsonValue.Arr(List.of()))));
    document.put("paths", new JsonValue.Obj(paths));
    document.put("components", components());
    return new JsonValue.Obj(document);
  }

  private static String name(Action action) {
    return action.key().equals(TAKEN) ? INSTEAD : action.key();
  }

  private static JsonValue operation(Action action) {
    Map<String, JsonValue> operation = new LinkedHashMap<>();
    operation.put("operationId", text(name(action)));
    operation.put("summary", text(action.description()));
    operation.put("tags", array(text("actions")));
    operation.put("x-stator-safety", text(action.safety().text()));
    operation.put("requestBody", body(action));
    operation.put("responses", responses(action));
    return new JsonValue.Obj(operation);
  }

  private static JsonValue body(Action action) {
    Map<String, JsonValue> properties = new LinkedHashMap<>();
    List<JsonValue> required = new ArrayList<>();
    for (Input<?> input : action.inputs().inputs()) {
      properties.put(input.name(), property(input));
      if (input.required()) {
        required.add(text(input.name()));
      }
    }
    Map<String, JsonValue> schema = new LinkedHashMap<>();
    schema.put("type", text("object"));
    schema.put("properties", new JsonValue.Obj(properties));
    if (!required.isEmpty()) {
      schema.put("required", new JsonValue.Arr(required));
    }
    return object("required", new JsonValue.Bool(true))
        .with("content", json(new JsonValue.Obj(schema)));
  }

  private static JsonValue property(Input<?> input) {
    Map<String, JsonValue> property = new LinkedHashMap<>();
    property.put("type", text(type(input.type())));
    property.put("title", text(input.label()));
    property.put("description", text(description(input)));
    if (!input.choices().isEmpty()) {
      property.put("enum", new JsonValue.Arr(input.choices().stream().map(OpenApi::text).toList()));
    }
    if (input.type() == InputType.SWITCH) {
      property.put("enum", new JsonValue.Arr(List.of(text("true"), text("false"))));
    }
    JsonValue standard = input.defaultValue();
    if (standard != null) {
      property.put("default", standard);
    }
    JsonValue example = input.example();
    if (example != null) {
      property.put(isStructured(input) ? "x-example" : "example", example);
    }
    JsonValue elements = input.elements();
    if (elements != null) {
      property.put("x-items", elements);
    }
    return new JsonValue.Obj(property);
  }

  /**
   * Generators take the example of an object as its default and send it unasked, so that it is only
   * told here.
   */
  private static String description(Input<?> input) {
    JsonValue example = input.example();
    return example != null && isStructured(input)
        ? input.comments()
            + " Example: "
            + new String(JsonFormat.write(example), StandardCharsets.UTF_8)
        : input.comments();
  }

  private static boolean isStructured(Input<?> input) {
    return type(input.type()).equals("object");
  }

  /**
   * Numbers and switches are strings: a generated client sends an empty string for what was not
   * given, and knows no empty number and no boolean that is neither.
   */
  private static String type(InputType type) {
    return switch (type) {
      case STRING, CONNECTION, KEY_VALUE, INTEGER, NUMBER, SWITCH -> "string";
      case BOOLEAN -> "boolean";
      case OBJECT, ARRAY, TEXTS, STRUCTURE -> "object";
    };
  }

  private static JsonValue responses(Action action) {
    Map<String, JsonValue> ok = new LinkedHashMap<>();
    ok.put("description", text("The result, in the format plain"));
    ok.put(
        "content",
        object(
            "application/json",
            object("schema", action.outputSchema()).with("example", action.examplePayload())));
    return object("200", new JsonValue.Obj(ok))
        .with(
            "default",
            object("description", text("Why it was not done"))
                .with("content", json(object("$ref", text("#/components/schemas/Error")))));
  }

  private static JsonValue components() {
    return object(
            "securitySchemes",
            object(SCHEME, object("type", text("http")).with("scheme", text("bearer"))))
        .with("schemas", object("Error", error()));
  }

  private static JsonValue error() {
    return object("type", text("object"))
        .with("properties", object("error", ErrorSchema.error()))
        .with("required", array(text("error")));
  }

  private static JsonValue json(JsonValue schema) {
    return object("application/json", object("schema", schema));
  }

  private static JsonValue.Obj object(String name, JsonValue value) {
    return new JsonValue.Obj(Map.of(name, value));
  }

  private static JsonValue array(JsonValue only) {
    return new JsonValue.Arr(List.of(only));
  }

  private static JsonValue text(String value) {
    return new JsonValue.Str(value);
  }
}
