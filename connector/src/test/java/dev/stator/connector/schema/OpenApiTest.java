package dev.stator.connector.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.Catalogue;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules by which component generators make working components. */
class OpenApiTest {
  private final JsonValue.Obj document =
      OpenApi.of(Catalogue.standard(), "Stator", "1", "http://127.0.0.1:8080");

  private Stream<JsonValue.Obj> operations() {
    return object(document, "paths").members().values().stream()
        .map(path -> object((JsonValue.Obj) path, "post"));
  }

  private Map<String, JsonValue> properties(JsonValue.Obj operation) {
    return object(
            object(
                object(object(object(operation, "requestBody"), "content"), "application/json"),
                "schema"),
            "properties")
        .members();
  }

  private Stream<JsonValue.Obj> properties() {
    return operations()
        .flatMap(operation -> properties(operation).values().stream())
        .map(JsonValue.Obj.class::cast);
  }

  @Test
  void isOf303WithAnAbsoluteServerAndBearerTokens() {
    assertThat(text(document, "openapi")).isEqualTo("3.0.3");
    assertThat(document.get("servers"))
        .isEqualTo(JsonFormat.read("[{\"url\": \"http://127.0.0.1:8080\"}]"));
    assertThat(object(object(document, "components"), "securitySchemes"))
        .isEqualTo(JsonFormat.read("{\"bearer\": {\"type\": \"http\", \"scheme\": \"bearer\"}}"));
  }

  @Test
  void hasEveryActionUnderANameThatGeneratorsLeaveAlone() {
    List<String> ids = operations().map(operation -> text(operation, "operationId")).toList();
    assertThat(ids)
        .hasSize(Catalogue.standard().actions().size())
        .doesNotContain("rawRequest")
        .contains("executeStatement", "getItem")
        .doesNotHaveDuplicates();
    assertThat(object(document, "paths").members().keySet())
        .allMatch(path -> path.matches("/v1/actions/[A-Za-z]+"));
  }

  /** Only the first sentence is shown, and a blank one breaks the component. */
  @Test
  void describesEverythingInASentence() {
    assertThat(operations())
        .allSatisfy(
            operation -> {
              assertThat(text(operation, "summary")).isNotBlank();
              assertThat(operation.get("tags")).isEqualTo(JsonFormat.read("[\"actions\"]"));
            });
    assertThat(properties())
        .allSatisfy(
            property -> {
              String first = text(property, "description").split("[.!?]", 2)[0];
              // "e.g." would end it.
              assertThat(first).isNotBlank().doesNotEndWith(" e").doesNotEndWith("(e");
            });
  }

  /** Arrays of objects, untyped and nullable properties do not work in generated components. */
  @Test
  void hasTypesThatArriveAsTheyWereMeant() {
    assertThat(properties())
        .allSatisfy(
            property -> {
              assertThat(text(property, "type")).isIn("string", "boolean", "object");
              assertThat(property.members()).doesNotContainKeys("oneOf", "anyOf", "items");
              if (text(property, "type").equals("object")) {
                assertThat(property.members()).doesNotContainKeys("example", "default");
              }
              if (text(property, "type").equals("boolean")) {
                assertThat(property.get("default")).isEqualTo(new JsonValue.Bool(false));
              }
              if (property.get("default") instanceof JsonValue.Str(String standard)) {
                assertThat(standard).doesNotContain("\"");
              }
            });
  }

  @Test
  void tellsTheExamplesOfStructuredInputs() {
    JsonValue.Obj create =
        operations()
            .filter(operation -> text(operation, "operationId").equals("createTable"))
            .findFirst()
            .orElseThrow();
    JsonValue.Obj definition =
        (JsonValue.Obj) Objects.requireNonNull(properties(create).get("attributeDefinition"));
    assertThat(text(definition, "description"))
        .contains("Example: [{\"AttributeName\":\"customerId\"");
    assertThat(definition.get("x-example")).isInstanceOf(JsonValue.Arr.class);
  }

  private static JsonValue.Obj object(JsonValue.Obj parent, String name) {
    return (JsonValue.Obj) Objects.requireNonNull(parent.get(name), name);
  }

  private static String text(JsonValue.Obj parent, String name) {
    return ((JsonValue.Str) Objects.requireNonNull(parent.get(name), name)).value();
  }
}
