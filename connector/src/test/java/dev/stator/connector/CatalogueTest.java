package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.Safety;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.input.Input;
import dev.stator.tables.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.standard();

  static Stream<Action> actions() {
    return CATALOGUE.actions().stream();
  }

  @Test
  void hasTheTenActionsOfTheOriginal() {
    assertThat(CATALOGUE.actions().subList(0, 10))
        .extracting(Action::key, Action::label, Action::safety)
        .containsExactly(
            tuple("createTable", "Create Table", Safety.WRITE),
            tuple("deleteItem", "Delete Item", Safety.DESTRUCTIVE),
            tuple("deleteTable", "Delete Table", Safety.DESTRUCTIVE),
            tuple("describeTable", "Describe Table", Safety.READ),
            tuple("getItem", "Get Item", Safety.READ),
            tuple("listTables", "List Tables", Safety.READ),
            tuple("queryItems", "Query Items", Safety.READ),
            tuple("rawRequest", "Raw Request", Safety.DESTRUCTIVE),
            tuple("updateItem", "Update Item", Safety.WRITE),
            tuple("createItem", "Upsert Item", Safety.WRITE));
  }

  /** The published keys and labels of the original's inputs, all of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "createTable | awsRegion=AWS Region, tableName=Table Name, attributeDefinition=Attribute"
            + " Definition, keySchema=Key Schema, billingMode=Billing Mode, readCapacityUnits=Read"
            + " Capacity Units, writeCapacityUnits=Write Capacity Units, awsConnection=Connection",
        "deleteItem | awsRegion=AWS Region, tableName=Table Name, value=Hash / Primary Key Value,"
            + " rangeKeyValue=Range / Sort Key Value, conditionExpression=Condition Expression,"
            + " expressionAttributeValues=Expression Attribute Values,"
            + " expressionAttributeValueTypes=Expression Attribute Value Types,"
            + " awsConnection=Connection",
        "deleteTable | awsRegion=AWS Region, tableName=Table Name, awsConnection=Connection",
        "describeTable | awsRegion=AWS Region, tableName=Table Name, awsConnection=Connection",
        "getItem | awsRegion=AWS Region, tableName=Table Name, value=Hash / Primary Key Value,"
            + " rangeKeyValue=Range / Sort Key Value, awsConnection=Connection",
        "listTables | awsRegion=AWS Region, awsConnection=Connection, fetchAll=Fetch All",
        "queryItems | awsRegion=AWS Region, tableName=Table Name,"
            + " expressionAttributeValues=Expression Attribute Values,"
            + " expressionAttributeValueTypes=Expression Attribute Value Types,"
            + " keyConditionExpression=Key Condition Expression, filterExpression=Filter"
            + " Expression, queryParameters=Query Parameters, awsConnection=Connection",
        "rawRequest | awsRegion=AWS Region, statement=Statement, parameters=Parameters,"
            + " queryParameters=Query Parameters, awsConnection=Connection",
        "updateItem | awsRegion=AWS Region, tableName=Table Name, value=Hash / Primary Key Value,"
            + " rangeKeyValue=Range / Sort Key Value, query=Update Expression,"
            + " conditionExpression=Condition Expression, queryParams=Expression Attribute Values,"
            + " queryParamTypes=Expression Attribute Value Types, awsConnection=Connection",
        "createItem | awsRegion=AWS Region, tableName=Table Name, item=Value, itemTypes=Value"
            + " Types, conditionExpression=Condition Expression,"
            + " expressionAttributeValues=Expression Attribute Values,"
            + " expressionAttributeValueTypes=Expression Attribute Value Types,"
            + " awsConnection=Connection",
      })
  void hasTheOriginalsInputs(String action, String inputs) {
    for (String pair : inputs.split(", ")) {
      String[] nameAndLabel = pair.split("=");
      Input<?> input =
          Objects.requireNonNull(CATALOGUE.action(action).inputs().find(nameAndLabel[0]), pair);
      assertThat(input.name()).isEqualTo(nameAndLabel[0]);
      assertThat(input.label()).isEqualTo(nameAndLabel[1]);
      assertThat(CATALOGUE.action(action).inputs().find(nameAndLabel[1])).isSameAs(input);
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void readsItsOwnExamplesAndDefaults(Action action) {
    JsonValue.Obj examples = JsonValue.Obj.EMPTY;
    for (Input<?> input : action.inputs().inputs()) {
      JsonValue example = input.example() == null ? input.defaultValue() : input.example();
      if (example != null) {
        examples = examples.with(input.name(), example);
      }
      assertThat(input.comments()).isNotBlank();
    }
    for (Input<?> input : action.inputs().inputs()) {
      assertThat(examples.members().containsKey(input.name()) || !input.required()).isTrue();
    }
    // Query parameters may not say again what another input says.
    Map<String, JsonValue> once = new LinkedHashMap<>(examples.members());
    once.remove("limit");
    action.read(new JsonValue.Obj(once));
  }

  /** No flag is true unless somebody said so: generated forms send false for what is not ticked. */
  @ParameterizedTest
  @MethodSource("actions")
  void hasNoFlagThatIsTrueByDefault(Action action) {
    assertThat(action.inputs().inputs())
        .extracting(Input::defaultValue)
        .doesNotContain(new JsonValue.Bool(true));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void describesWhatItsExampleShows(Action action) {
    assertThat(action.outputSchema().get("properties"))
        .isInstanceOfSatisfying(
            JsonValue.Obj.class,
            properties ->
                assertThat(properties.members().keySet())
                    .containsAll(((JsonValue.Obj) action.examplePayload()).members().keySet()));
  }

  @Test
  void keepsTheOriginalsDefaultsButSendsNoExamples() {
    Action createTable = CATALOGUE.action("createTable");
    assertThat(defaultOf(createTable, "billingMode")).isEqualTo(new JsonValue.Str("PROVISIONED"));
    assertThat(defaultOf(createTable, "readCapacityUnits")).isEqualTo(new JsonValue.Str("5"));
    assertThat(defaultOf(createTable, "writeCapacityUnits")).isEqualTo(new JsonValue.Str("5"));
    assertThat(defaultOf(createTable, "attributeDefinition")).isNull();
    assertThat(defaultOf(createTable, "keySchema")).isNull();
    assertThat(defaultOf(CATALOGUE.action("rawRequest"), "parameters")).isNull();
  }

  private static @Nullable JsonValue defaultOf(Action action, String input) {
    return action.inputs().inputs().stream()
        .filter(candidate -> candidate.name().equals(input))
        .findFirst()
        .orElseThrow()
        .defaultValue();
  }

  @Test
  void findsByKeyAndAlias() {
    assertThat(CATALOGUE.action("executeStatement")).isSameAs(CATALOGUE.action("rawRequest"));
    assertThat(CATALOGUE.action("upsertItem")).isSameAs(CATALOGUE.action("createItem"));
  }

  @Test
  void suggestsTheActionThatWasMeant() {
    assertThatThrownBy(() -> CATALOGUE.action("getitems"))
        .isInstanceOfSatisfying(
            ActionError.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_ACTION);
              assertThat(error.hint()).isEqualTo("did you mean 'getItem'?");
            });
  }

  @Test
  void refusesTwoActionsOfOneName() {
    Action action = CATALOGUE.action("getItem");
    assertThatThrownBy(() -> new Catalogue(List.of(action, action)))
        .hasMessage("two actions are called 'getItem'");
  }

  /** A file that defines an action is in the catalogue: nothing else makes it one. */
  @Test
  void hasEveryActionThatIsDefined() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      long defined =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> read(file).contains("Action ACTION ="))
              .count();
      // And explain, which needs the others.
      assertThat(CATALOGUE.actions()).hasSize((int) defined + 1);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  @Test
  void isWrittenWhole() {
    JsonValue.Obj json = CatalogueJson.write(CATALOGUE);
    assertThat(((JsonValue.Arr) Objects.requireNonNull(json.get("actions"))).elements())
        .hasSize(CATALOGUE.actions().size());
  }
}
