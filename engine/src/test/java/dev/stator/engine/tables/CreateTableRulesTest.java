package dev.stator.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ProvisionedThroughput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CreateTableRulesTest {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final List<AttributeDefinition> ID = List.of(new AttributeDefinition("id", "S"));
  private static final List<KeySchemaElement> BY_ID = List.of(new KeySchemaElement("id", "HASH"));

  private final EngineUnderTest engine = new EngineUnderTest();

  @ParameterizedTest
  @ValueSource(ints = {3, 254, 255})
  void takesNamesOfThreeToTwoHundredAndFiftyFiveCharacters(int length) {
    String name = "a".repeat(length);
    assertThat(engine.create(Requests.createTable(name, "id:S")).table().tableName())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"2, greater than or equal to 3", "256, less than or equal to 255"})
  void refusesOtherLengths(int length, String rule) {
    String name = "a".repeat(length);
    assertInvalid(
        Requests.createTable(name, "id:S"), constraint(name, "tableName", "have length " + rule));
  }

  @Test
  void refusesOtherCharactersAndNamesEveryMistake() {
    assertInvalid(
        Requests.createTable("a/", "id:S"),
        "2 validation errors detected: Value 'a/' at 'tableName' failed to satisfy constraint: "
            + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "
            + "Value 'a/' at 'tableName' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 3");
    assertInvalid(
        table(null, ID, BY_ID, "PAY_PER_REQUEST", null),
        "The parameter 'TableName' is required but was not present in the request");
  }

  @Test
  void requiresKeysAndDefinitions() {
    assertInvalid(
        table("things", null, null, "PAY_PER_REQUEST", null),
        "2 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy "
            + "constraint: Member must not be null; Value null at 'keySchema' failed to satisfy "
            + "constraint: Member must not be null");
    assertInvalid(
        table("things", ID, List.of(), "PAY_PER_REQUEST", null),
        constraint("[]", "keySchema", "have length greater than or equal to 1"));
    assertInvalid(
        table("things", ID, List.of(new KeySchemaElement(null, "HASH")), "PAY_PER_REQUEST", null),
        "1 validation error detected: Value null at 'keySchema.1.member.attributeName' failed to "
            + "satisfy constraint: Member must not be null");
  }

  @Test
  void takesTwoKeyAttributesAtMost() {
    List<KeySchemaElement> three =
        List.of(
            new KeySchemaElement("a", "HASH"),
            new KeySchemaElement("b", "RANGE"),
            new KeySchemaElement("c", "RANGE"));
    assertInvalid(
        table("things", ID, three, "PAY_PER_REQUEST", null),
        constraint(
            "[KeySchemaElement(attributeName=a, keyType=HASH), "
                + "KeySchemaElement(attributeName=b, keyType=RANGE), "
                + "KeySchemaElement(attributeName=c, keyType=RANGE)]",
            "keySchema",
            "have length less than or equal to 2"));
  }

  @Test
  void knowsTheEnumerations() {
    assertInvalid(
        table("things", ID, BY_ID, "FREE", null),
        constraint(
            "FREE", "billingMode", "satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]"));
    assertInvalid(
        Requests.createTable("things", "id:SS"),
        constraint(
            "SS",
            "attributeDefinitions.1.member.attributeType",
            "satisfy enum value set: [B, N, S]"));
    assertInvalid(
        table("things", ID, List.of(new KeySchemaElement("id", "SORT")), "PAY_PER_REQUEST", null),
        constraint("SORT", "keySchema.1.member.keyType", "satisfy enum value set: [HASH, RANGE]"));
  }

  @Test
  void requiresThroughputExactlyWhenItIsProvisioned() {
    assertInvalid(
        table("things", ID, BY_ID, null, null),
        INVALID
            + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode "
            + "is PROVISIONED");
    assertInvalid(
        table("things", ID, BY_ID, "PAY_PER_REQUEST", new ProvisionedThroughput(1L, 1L)),
        INVALID
            + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
            + "BillingMode is PAY_PER_REQUEST");
    assertInvalid(
        table("things", ID, BY_ID, "PROVISIONED", new ProvisionedThroughput(0L, 1L)),
        constraint(
            "0",
            "provisionedThroughput.readCapacityUnits",
            "have value greater than or equal to 1"));
    assertInvalid(
        table("things", ID, BY_ID, null, new ProvisionedThroughput(1L, 1_000_000_000_001L)),
        "Given value 1000000000001 for WriteCapacityUnits is out of bounds");
  }

  @Test
  void requiresADefinitionForEveryKeyAttributeAndNoOther() {
    assertInvalid(
        table(
            "things",
            ID,
            List.of(new KeySchemaElement("id", "HASH"), new KeySchemaElement("sk", "RANGE")),
            "PAY_PER_REQUEST",
            null),
        "Invalid KeySchema: Some index key attribute have no definition");
    assertInvalid(
        table("things", ID, List.of(new KeySchemaElement("x", "HASH")), "PAY_PER_REQUEST", null),
        INVALID
            + "Some index key attributes are not defined in AttributeDefinitions. Keys: [x], "
            + "AttributeDefinitions: [id]");
    assertInvalid(
        table("things", two("S", "S"), BY_ID, "PAY_PER_REQUEST", null),
        INVALID
            + "Number of attributes in KeySchema does not exactly match number of attributes "
            + "defined in AttributeDefinitions");
  }

  @Test
  void requiresHashThenRangeOfDifferentNames() {
    assertInvalid(
        keys(new KeySchemaElement("id", "RANGE"), new KeySchemaElement("sk", "HASH")),
        "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    assertInvalid(
        keys(new KeySchemaElement("id", "HASH"), new KeySchemaElement("sk", "HASH")),
        "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    assertInvalid(
        keys(new KeySchemaElement("id", "HASH"), new KeySchemaElement("id", "RANGE")),
        "Both the Hash Key and the Range Key element in the KeySchema have the same name");
  }

  private void assertInvalid(CreateTable request, String message) {
    engine.assertInvalid(request, message);
  }

  private static CreateTable keys(KeySchemaElement... keys) {
    return table("things", two("S", "N"), List.of(keys), "PAY_PER_REQUEST", null);
  }

  private static List<AttributeDefinition> two(String idType, String skType) {
    return List.of(new AttributeDefinition("id", idType), new AttributeDefinition("sk", skType));
  }

  private static CreateTable table(
      @Nullable String name,
      @Nullable List<AttributeDefinition> definitions,
      @Nullable List<KeySchemaElement> keys,
      @Nullable String billingMode,
      @Nullable ProvisionedThroughput throughput) {
    return new CreateTable(name, definitions, keys, billingMode, throughput, null, null);
  }

  private static String constraint(String value, String path, String rule) {
    return "1 validation error detected: Value '"
        + value
        + "' at '"
        + path
        + "' failed to satisfy constraint: Member must "
        + rule;
  }
}
