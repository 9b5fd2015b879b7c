package dev.stator.connector.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.Catalogue;
import dev.stator.connector.CatalogueJson;
import dev.stator.connector.action.Action;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputSchema;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What agents and generators are told of lists, results and errors. */
class SchemasTest {
  private static final Set<InputType> LISTS =
      EnumSet.of(InputType.ARRAY, InputType.TEXTS, InputType.STRUCTURE);
  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final JsonValue.Obj OPEN_API = OpenApi.of(CATALOGUE, "Stator", "1", "http://h");

  @Test
  void tellsOfWhatEveryListIs() {
    List<String> without = new ArrayList<>();
    for (Action action : CATALOGUE.actions()) {
      findLists(InputSchema.of(action.inputs().inputs()), action.key() + ".in", without);
      findLists(action.outputSchema(), action.key() + ".out", without);
    }
    findLists(OPEN_API, "openapi", without);
    assertThat(without).isEmpty();
  }

  /** Generators want an object where an array is, so that an extension tells what it holds. */
  @Test
  void tellsTheSameEverywhere() {
    for (Action action : CATALOGUE.actions()) {
      JsonValue.Obj catalogue = CatalogueJson.write(action);
      for (Input<?> input : action.inputs().inputs()) {
        if (LISTS.contains(input.type())) {
          String name = action.key().equals("rawRequest") ? "executeStatement" : action.key();
          JsonValue told =
              at(
                  OPEN_API,
                  "paths",
                  "/v1/actions/" + name,
                  "post",
                  "requestBody",
                  "content",
                  "application/json",
                  "schema",
                  "properties",
                  input.name(),
                  "x-items");
          assertThat(told).as(action.key() + "." + input.name()).isNotNull();
          assertThat(
                  at(InputSchema.of(action.inputs().inputs()), "properties", input.name(), "items"))
              .isEqualTo(told);
          assertThat(text(catalogue))
              .contains("\"elements\":" + text(Objects.requireNonNull(told)));
        }
      }
    }
  }

  @Test
  void tellsOperatorsTypesAndMembers() {
    JsonValue.Obj update = inputs("updateItem");
    assertThat(names(at(update, "properties", "condition", "items", "properties", "operator")))
        .contains("=", "<>", "between", "begins_with", "not_exists", "type", "size >")
        .doesNotContain("size in");
    assertThat(names(at(update, "properties", "condition", "items", "properties", "type")))
        .containsExactly("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");
    assertThat(names(at(update, "properties", "updates", "items", "properties", "operator")))
        .contains("set", "increment", "append", "delete");
    assertThat(
            names(
                at(
                    inputs("queryItems"),
                    "properties",
                    "keyCondition",
                    "items",
                    "properties",
                    "operator")))
        .containsExactly("=", "<", "<=", ">", ">=", "between", "begins_with");
    JsonValue.Obj create = inputs("createTable");
    assertThat(
            names(
                at(
                    create,
                    "properties",
                    "attributeDefinition",
                    "items",
                    "properties",
                    "AttributeType")))
        .containsExactly("S", "N", "B");
    assertThat(
            names(
                at(
                    create,
                    "properties",
                    "globalSecondaryIndexes",
                    "items",
                    "properties",
                    "KeySchema",
                    "items",
                    "properties",
                    "KeyType")))
        .containsExactly("HASH", "RANGE");
    assertThat(
            at(
                inputs("transactWriteItems"),
                "properties",
                "operations",
                "items",
                "properties",
                "updates",
                "items"))
        .isEqualTo(at(update, "properties", "updates", "items"));
  }

  /** A result's members are declared, down to the entries of reports. */
  @Test
  void declaresWhatExamplesOfResultsHave() {
    List<String> undeclared = new ArrayList<>();
    for (Action action : CATALOGUE.actions()) {
      findUndeclared(action.examplePayload(), action.outputSchema(), action.key(), undeclared);
    }
    assertThat(undeclared).isEmpty();
  }

  @Test
  void tellsEveryErrorCode() {
    for (JsonValue error :
        List.of(
            Objects.requireNonNull(
                at(OPEN_API, "components", "schemas", "Error", "properties", "error")),
            Objects.requireNonNull(
                at(
                    CATALOGUE.action("batchWriteItems").outputSchema(),
                    "properties",
                    "report",
                    "items",
                    "properties",
                    "error")))) {
      assertThat(names(at(error, "properties", "code")))
          .contains("RESULT_TOO_LARGE")
          .hasSize(ErrorCode.values().length);
    }
  }

  private static JsonValue.Obj inputs(String action) {
    return InputSchema.of(CATALOGUE.action(action).inputs().inputs());
  }

  private static void findLists(JsonValue schema, String at, List<String> without) {
    switch (schema) {
      case JsonValue.Obj object -> {
        if (isList(object.get("type")) && !(object.get("items") instanceof JsonValue.Obj)) {
          without.add(at);
        }
        object.members().forEach((name, member) -> findLists(member, at + "." + name, without));
      }
      case JsonValue.Arr array ->
          array.elements().forEach(element -> findLists(element, at + "[]", without));
      default -> {}
    }
  }

  private static boolean isList(@Nullable JsonValue type) {
    JsonValue array = new JsonValue.Str("array");
    return array.equals(type)
        || (type instanceof JsonValue.Arr types && types.elements().contains(array));
  }

  private static void findUndeclared(
      JsonValue value, @Nullable JsonValue schema, String at, List<String> undeclared) {
    if (value instanceof JsonValue.Arr array) {
      array.elements().forEach(e -> findUndeclared(e, at(schema, "items"), at + "[]", undeclared));
    }
    if (value instanceof JsonValue.Obj object
        && at(schema, "properties") instanceof JsonValue.Obj properties) {
      object
          .members()
          .forEach(
              (name, member) -> {
                if (properties.get(name) == null) {
                  undeclared.add(at + "." + name);
                }
                findUndeclared(member, properties.get(name), at + "." + name, undeclared);
              });
    }
  }

  private static @Nullable JsonValue at(@Nullable JsonValue value, String... path) {
    JsonValue found = value;
    for (String name : path) {
      found = found instanceof JsonValue.Obj object ? object.get(name) : null;
    }
    return found;
  }

  private static List<String> names(@Nullable JsonValue schema) {
    return ((JsonValue.Arr) Objects.requireNonNull(at(schema, "enum")))
        .elements().stream().map(name -> ((JsonValue.Str) name).value()).toList();
  }

  private static String text(JsonValue json) {
    return new String(JsonFormat.write(json), StandardCharsets.UTF_8);
  }
}
