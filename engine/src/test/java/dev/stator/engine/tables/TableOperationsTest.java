package dev.stator.engine.tables;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.EngineError;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.TableDescription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TableOperationsTest {
  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void createsATableThatIsActiveAtOnce() {
    TableDescription created =
        engine.create(Requests.createTable("things", "id:S", "sk:N")).table();

    assertThat(created.tableStatus()).isEqualTo("ACTIVE");
    assertThat(created.tableArn())
        .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/things");
    assertThat(UUID.fromString(created.tableId())).isNotNull();
    assertThat(created.creationTime()).isEqualTo(EngineUnderTest.NOW);
    assertThat(created.attributeDefinitions())
        .containsExactly(new AttributeDefinition("id", "S"), new AttributeDefinition("sk", "N"));
    assertThat(created.keySchema())
        .containsExactly(new KeySchemaElement("id", "HASH"), new KeySchemaElement("sk", "RANGE"));
    assertThat(created.billingMode()).isEqualTo("PAY_PER_REQUEST");
    assertThat(created.throughput().readCapacityUnits()).isZero();
    assertThat(created.itemCount()).isZero();
    assertThat(engine.describe("things")).isEqualTo(created);
    assertThat(engine.describe(created.tableArn())).isEqualTo(created);
  }

  @Test
  void tellsProvisionedThroughputBack() {
    CreateTable request =
        new CreateTable(
            "things",
            List.of(new AttributeDefinition("id", "B")),
            List.of(new KeySchemaElement("id", "HASH")),
            null,
            new ProvisionedThroughput(5L, 7L),
            true,
            "STANDARD_INFREQUENT_ACCESS");
    TableDescription created = engine.create(request).table();

    assertThat(created.billingMode()).isEqualTo("PROVISIONED");
    assertThat(created.throughput().readCapacityUnits()).isEqualTo(5);
    assertThat(created.throughput().writeCapacityUnits()).isEqualTo(7);
    assertThat(created.deletionProtectionEnabled()).isTrue();
    assertThat(created.tableClass()).isEqualTo("STANDARD_INFREQUENT_ACCESS");
    assertThat(created.lastOnDemandSwitch()).isNull();
  }

  @Test
  void refusesASecondTableOfTheSameName() {
    engine.withTable("things", "id:S");
    assertThatThrownBy(() -> engine.withTable("things", "id:N"))
        .isInstanceOf(EngineError.ResourceInUse.class)
        .hasMessage("Table already exists: things");
  }

  @Test
  void namesTheTableThatIsMissing() {
    String message = "Requested resource not found: Table: nothing not found";
    assertThatThrownBy(() -> engine.describe("nothing"))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage(message);
    assertThatThrownBy(() -> engine.execute(new DeleteTable("nothing")))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage(message);
  }

  @Test
  void findsNoTableByTheArnOfAnotherRegion() {
    engine.withTable("things", "id:S");
    assertThatThrownBy(
            () -> engine.describe("arn:aws:dynamodb:eu-west-1:000000000000:table/things"))
        .isInstanceOf(EngineError.ResourceNotFound.class);
  }

  @Test
  void deletesATableWithItsItems() {
    engine.withTable("things", "id:S").withTable("others", "id:S");
    engine.put("things", item("id", "a"));
    engine.put("others", item("id", "a"));
    String firstId = engine.describe("things").tableId();

    TableDescription deleted = engine.execute(new DeleteTable("things")).table();
    assertThat(deleted.tableStatus()).isEqualTo("DELETING");
    assertThat(deleted.itemCount()).isEqualTo(1);
    assertThatThrownBy(() -> engine.describe("things"))
        .isInstanceOf(EngineError.ResourceNotFound.class);

    engine.withTable("things", "id:S");
    assertThat(engine.get("things", item("id", "a"))).isNull();
    assertThat(engine.describe("things").itemCount()).isZero();
    assertThat(engine.describe("things").tableId()).isNotEqualTo(firstId);
    assertThat(engine.get("others", item("id", "a"))).isNotNull();
  }

  @Test
  void keepsATableThatIsProtectedAgainstDeletion() {
    CreateTable plain = Requests.createTable("things", "id:S");
    engine.create(
        new CreateTable(
            "things",
            plain.attributeDefinitions(),
            plain.keySchema(),
            plain.billingMode(),
            null,
            true,
            null));
    engine.assertInvalid(
        new DeleteTable("things"),
        "Resource cannot be deleted as it is currently protected against deletion. "
            + "Disable deletion protection first.");
    assertThat(engine.describe("things").tableStatus()).isEqualTo("ACTIVE");
  }

  @Test
  void listsTablesByNameAndPage() {
    for (String name : List.of("ccc", "aaa", "bbb")) {
      engine.withTable(name, "id:S");
    }
    assertThat(engine.execute(new ListTables(null, null)))
        .isEqualTo(new ListTables.Result(List.of("aaa", "bbb", "ccc"), null));
    assertThat(engine.execute(new ListTables(null, 2)))
        .isEqualTo(new ListTables.Result(List.of("aaa", "bbb"), "bbb"));
    assertThat(engine.execute(new ListTables("bbb", 2)))
        .isEqualTo(new ListTables.Result(List.of("ccc"), null));
    assertThat(engine.execute(new ListTables("bbx", 100)).tableNames()).containsExactly("ccc");
    assertThat(engine.execute(new ListTables(null, 3)).lastEvaluatedTableName()).isNull();
  }

  @Test
  void refusesALimitOfTablesOutsideOneToAHundred() {
    engine.assertInvalid(
        new ListTables(null, 0),
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: "
            + "Member must have value greater than or equal to 1");
    engine.assertInvalid(
        new ListTables(null, 101),
        "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: "
            + "Member must have value less than or equal to 100");
    assertThat(engine.execute(new ListTables(null, 100)).tableNames()).isEmpty();
    engine.assertInvalid(
        new ListTables("a", null),
        "1 validation error detected: Value 'a' at 'exclusiveStartTableName' failed to satisfy "
            + "constraint: Member must have length greater than or equal to 3");
  }

  @Test
  void requiresATableName() {
    String missing = "The parameter 'TableName' is required but was not present in the request";
    engine.assertInvalid(new DescribeTable(null), missing);
    engine.assertInvalid(new DeleteTable(null), missing);
    String length = "TableName must be at least 3 characters long and at most 255 characters long";
    engine.assertInvalid(new DescribeTable("ab"), length);
    engine.assertInvalid(new DescribeTable("a".repeat(256)), length);
    engine.assertInvalid(
        new DeleteTable("a;b"),
        "1 validation error detected: Value 'a;b' at 'tableName' failed to satisfy constraint: "
            + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
  }

  @Test
  void showsTheSameTablesAndCountsAfterARestart() {
    engine.withTable("things", "id:S").withTable("others", "id:N");
    engine.put("things", item("id", "a"), item("id", "b", "x", 1), item("id", "c"));
    engine.put("others", item("id", 1));
    engine.execute(new DeleteTable("others"));
    engine.execute(
        new DeleteItem("things", item("id", "c"), null, Requests.NONE, null, null, null, null));
    TableDescription before = engine.describe("things");
    assertThat(before.itemCount()).isEqualTo(2);
    assertThat(before.sizeBytes()).isEqualTo(3 + 3 + 3);

    engine.restart();

    assertThat(engine.describe("things")).isEqualTo(before);
    assertThat(engine.execute(new ListTables(null, null)).tableNames()).containsExactly("things");
    assertThat(engine.get("things", item("id", "b"))).isEqualTo(item("id", "b", "x", 1));
    engine.withTable("others", "id:N");
    assertThat(engine.describe("others").itemCount()).isZero();
    assertThat(engine.describe("others").creationTime())
        .isEqualTo(Instant.ofEpochMilli(EngineUnderTest.NOW.toEpochMilli()));
  }
}
