package dev.stator.connector.input;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.JsonText;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Structures of the API whose members are inputs of their own here, so that a request that was
 * written for the API is understood.
 *
 * <p>Source: Amazon DynamoDB API Reference, "GetItem", "CreateTable", "UpdateTimeToLive".
 */
enum ApiShape {
  /** The key of an item. */
  KEY("Key", "value") {
    @Override
    Map<String, JsonValue> inputs(JsonValue.Obj structure, String path) {
      return Map.of("value", structure);
    }
  },

  PROVISIONED_THROUGHPUT("ProvisionedThroughput", "readCapacityUnits") {
    @Override
    Map<String, JsonValue> inputs(JsonValue.Obj structure, String path) {
      return renamed(
          structure,
          path,
          Map.of(
              "ReadCapacityUnits",
              "readCapacityUnits",
              "WriteCapacityUnits",
              "writeCapacityUnits"));
    }
  },

  STREAM_SPECIFICATION("StreamSpecification", "streamViewType") {
    @Override
    Map<String, JsonValue> inputs(JsonValue.Obj structure, String path) {
      Map<String, JsonValue> members =
          renamed(
              structure,
              path,
              Map.of("StreamEnabled", "enabled", "StreamViewType", "streamViewType"));
      JsonValue enabled = members.remove("enabled");
      if (enabled != null && !InputReaders.flag(enabled, path + ".StreamEnabled")) {
        members.putIfAbsent("streamViewType", new JsonValue.Str("NONE"));
      } else if (!members.containsKey("streamViewType")) {
        throw ActionError.invalidInput(path, path + ": StreamViewType is missing")
            .withHint("one of KEYS_ONLY, NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES");
      }
      return members;
    }
  },

  TIME_TO_LIVE_SPECIFICATION("TimeToLiveSpecification", "disable") {
    @Override
    Map<String, JsonValue> inputs(JsonValue.Obj structure, String path) {
      Map<String, JsonValue> members =
          renamed(structure, path, Map.of("AttributeName", "attributeName", "Enabled", "disable"));
      members.computeIfPresent(
          "disable",
          (name, enabled) -> new JsonValue.Bool(!InputReaders.flag(enabled, path + ".Enabled")));
      return members;
    }
  };

  private final String apiName;
  private final String standsFor;
  private final Input<JsonValue> input;

  /**
   * @param standsFor an input; the actions that have it take this structure as well
   */
  ApiShape(String apiName, String standsFor) {
    this.apiName = apiName;
    this.standsFor = standsFor;
    this.input =
        Input.of(
            apiName, apiName, InputType.OBJECT, JsonText::open, "As the API of DynamoDB has it.");
  }

  /** The structure as if it were an input itself. */
  Input<JsonValue> input() {
    return input;
  }

  /** The structure of this name, if an action with {@code inputs} takes it; else null. */
  static @Nullable ApiShape named(String name, InputSet inputs) {
    String wanted = InputNames.normal(name);
    for (ApiShape shape : values()) {
      if (InputNames.normal(shape.apiName).equals(wanted) && inputs.has(shape.standsFor)) {
        return shape;
      }
    }
    return null;
  }

  /**
   * What the structure says, by the names of inputs.
   *
   * @param path under which it was given
   */
  Map<String, JsonValue> read(JsonValue value, String path) {
    if (JsonText.open(value, path) instanceof JsonValue.Obj structure) {
      return inputs(structure, path);
    }
    throw InputReaders.mustBe("an object", value, path);
  }

  abstract Map<String, JsonValue> inputs(JsonValue.Obj structure, String path);

  private static Map<String, JsonValue> renamed(
      JsonValue.Obj structure, String path, Map<String, String> names) {
    Map<String, JsonValue> inputs = new LinkedHashMap<>();
    structure
        .members()
        .forEach(
            (given, value) -> {
              String name =
                  names.keySet().stream()
                      .filter(known -> InputNames.normal(known).equals(InputNames.normal(given)))
                      .findFirst()
                      .orElseThrow(
                          () ->
                              ActionError.invalidInput(
                                      path + "." + given, path + ": unknown member '" + given + "'")
                                  .withHint("known: " + known(names)));
              inputs.put(names.getOrDefault(name, name), value);
            });
    return inputs;
  }

  private static String known(Map<String, String> names) {
    List<String> sorted = names.keySet().stream().sorted().toList();
    return String.join(", ", sorted);
  }
}
