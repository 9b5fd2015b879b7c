package dev.stator.engine.tables;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.UNITS;
import static dev.stator.engine.IndexedTable.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.IndexedTable;
import dev.stator.model.EngineError;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.IndexDescription;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.ThroughputDescription;
import dev.stator.model.operation.UpdateTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** UpdateTable but for streams: API Reference, "UpdateTable". */
final class UpdateTableTest {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String ONE_AT_A_TIME =
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously "
          + "per table";

  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void createsAnIndexAndDeletesIt() {
    engine.withTable("things", "id:S");
    TableDescription created = update(create("byKind", "kind:S", "at:N")).table();
    assertThat(created.tableStatus()).isEqualTo("ACTIVE");
    assertThat(created.attributeDefinitions())
        .containsExactlyInAnyOrderElementsOf(IndexedTable.definitions("id:S", "kind:S", "at:N"));
    IndexDescription index = created.globalSecondaryIndexes().getFirst();
    assertThat(index.status()).isEqualTo("ACTIVE");
    assertThat(index.keySchema()).isEqualTo(IndexedTable.keys("kind:S", "at:N"));

    TableDescription deleted = update(delete("byKind")).table();
    assertThat(deleted.globalSecondaryIndexes()).isEmpty();
    assertThat(deleted.attributeDefinitions()).isEqualTo(IndexedTable.definitions("id:S"));
  }

  @Test
  void createsOrDeletesOneIndexAtATime() {
    engine.create(table("things", "id:S").global("byA", ALL, "a:S").request());
    assertThatThrownBy(() -> update(create("byB", "b:S"), delete("byA")))
        .isInstanceOf(EngineError.LimitExceeded.class)
        .hasMessage(ONE_AT_A_TIME);
    assertThatThrownBy(() -> update(create("byB", "b:S"), create("byC", "b:S")))
        .isInstanceOf(EngineError.LimitExceeded.class)
        .hasMessage(ONE_AT_A_TIME);
    assertThat(engine.describe("things").globalSecondaryIndexes()).hasSize(1);
  }

  @Test
  void refusesAnIndexThatExists() {
    engine.create(
        table("things", "id:S", "at:N")
            .global("byA", ALL, "a:S")
            .local("byB", ALL, "id:S", "b:S")
            .request());
    for (String name : List.of("byA", "byB")) {
      engine.assertInvalid(
          request(null, create(name, "a:S")), "Attempting to create an index which already exists");
    }
  }

  @Test
  void refusesToDeleteWhatIsNoGlobalIndex() {
    engine.create(table("things", "id:S", "at:N").local("byB", ALL, "id:S", "b:S").request());
    assertThatThrownBy(() -> update(delete("byA")))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found: Index byA for table things");
    engine.assertInvalid(
        request(null, delete("byB")),
        "Cannot delete an index that is not a GlobalSecondaryIndex: byB");
  }

  @Test
  void wantsTheDefinitionsOfANewIndexAndKeepsKnownTypes() {
    engine.withTable("things", "id:S");
    engine.assertInvalid(
        new UpdateTable(
            "things", null, null, null, List.of(create("byKind", "kind:S")), null, null, null),
        INVALID + "AttributeDefinitions is not specified for index: byKind");
    engine.assertInvalid(
        new UpdateTable(
            "things",
            IndexedTable.definitions("other:S"),
            null,
            null,
            List.of(create("byKind", "kind:S")),
            null,
            null,
            null),
        INVALID
            + "Some index key attributes are not defined in AttributeDefinitions. Keys: [kind], "
            + "AttributeDefinitions: [other]");
    TableDescription created =
        engine
            .execute(
                new UpdateTable(
                    "things",
                    IndexedTable.definitions("id:N", "kind:S", "unused:B"),
                    null,
                    null,
                    List.of(create("byKind", "kind:S", "id:S")),
                    null,
                    null,
                    null))
            .table();
    assertThat(created.attributeDefinitions())
        .containsExactlyInAnyOrderElementsOf(IndexedTable.definitions("id:S", "kind:S"));
  }

  @Test
  void refusesUpdatesWithoutExactlyOneAction() {
    engine.withTable("things", "id:S");
    engine.assertInvalid(
        request(null, new GlobalSecondaryIndexUpdate(null, null, null)),
        INVALID
            + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
            + "GlobalSecondaryIndexUpdate.Delete must not be null");
    engine.assertInvalid(
        request(
            null,
            new GlobalSecondaryIndexUpdate(
                null,
                new GlobalSecondaryIndexUpdate.Update("byA", UNITS),
                new GlobalSecondaryIndexUpdate.Delete("byA"))),
        INVALID
            + "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate "
            + "object");
    engine.assertInvalid(
        request(null, delete("byA"), delete("byA")),
        INVALID
            + "Only one global secondary index update per index is allowed simultaneously. "
            + "Index: byA");
  }

  @Test
  void refusesToChangeNothing() {
    engine.withTable("things", "id:S");
    engine.assertInvalid(
        new UpdateTable("things", null),
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
            + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
            + "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
            + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is "
            + "required");
    engine.create(table("paid", "id:S").provisioned().request());
    engine.assertInvalid(
        billing("paid", null, UNITS),
        "The provisioned throughput for the table will not change. The requested value equals "
            + "the current value. Current ReadCapacityUnits provisioned for the table: 5. "
            + "Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the "
            + "table: 5. Requested WriteCapacityUnits: 5. Refer to the Amazon DynamoDB Developer "
            + "Guide for current limits and how to request higher limits.");
  }

  @Test
  void protectsAgainstDeletion() {
    engine.withTable("things", "id:S");
    engine.execute(protection(true));
    assertThat(engine.describe("things").deletionProtectionEnabled()).isTrue();
    assertThatThrownBy(() -> engine.execute(new DeleteTable("things")))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(
            "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
    engine.execute(protection(false));
    engine.execute(new DeleteTable("things"));
  }

  @Test
  void changesDeletionProtectionAndTableClassAlone() {
    engine.create(table("things", "id:S").provisioned().request());
    engine.assertInvalid(
        new UpdateTable(
            "things", null, null, new ProvisionedThroughput(6L, 6L), null, true, null, null),
        INVALID + "DeletionProtection modification must be the only operation in the request");
    engine.assertInvalid(
        new UpdateTable("things", null, null, null, null, true, "STANDARD", null),
        INVALID + "DeletionProtection modification must be the only operation in the request");
    engine.assertInvalid(
        new UpdateTable("things", null, null, null, List.of(delete("byA")), null, "STANDARD", null),
        INVALID + "TableClass modification must be the only operation in the request");
    engine.assertInvalid(
        new UpdateTable(
            "things",
            null,
            null,
            new ProvisionedThroughput(6L, 6L),
            List.of(delete("byA")),
            null,
            null,
            null),
        INVALID + "You cannot create or delete index while updating table IOPS");
  }

  @Test
  void switchesTheBillingMode() {
    engine.create(table("things", "id:S").provisioned().global("byA", ALL, "a:S").request());
    TableDescription onDemand = engine.execute(billing("things", "PAY_PER_REQUEST", null)).table();
    assertThat(onDemand.billingMode()).isEqualTo("PAY_PER_REQUEST");
    assertThat(onDemand.lastOnDemandSwitch()).isNotNull();
    assertThat(onDemand.throughput().readCapacityUnits()).isZero();
    assertThat(throughputOf(onDemand).readCapacityUnits()).isZero();

    engine.assertInvalid(
        billing("things", "PAY_PER_REQUEST", UNITS),
        INVALID
            + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
            + "BillingMode is PAY_PER_REQUEST");
    engine.assertInvalid(
        billing("things", "PROVISIONED", null),
        INVALID + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
    engine.assertInvalid(
        billing("things", "PROVISIONED", UNITS),
        INVALID + "ProvisionedThroughput must be specified for index: byA");
    TableDescription provisioned =
        engine
            .execute(
                new UpdateTable(
                    "things",
                    null,
                    "PROVISIONED",
                    UNITS,
                    List.of(throughput("byA", new ProvisionedThroughput(7L, 8L))),
                    null,
                    null,
                    null))
            .table();
    assertThat(provisioned.billingMode()).isEqualTo("PROVISIONED");
    assertThat(throughputOf(provisioned).writeCapacityUnits()).isEqualTo(8);
  }

  @Test
  void changesTheThroughputOfAnIndex() {
    engine.create(
        table("things", "id:S")
            .provisioned()
            .global("byA", ALL, "a:S")
            .global("byB", ALL, "b:S")
            .request());
    TableDescription changed =
        update(
                throughput("byA", new ProvisionedThroughput(6L, 4L)),
                throughput("byB", new ProvisionedThroughput(1L, 1L)))
            .table();
    ThroughputDescription first = throughputOf(changed);
    assertThat(first.readCapacityUnits()).isEqualTo(6);
    assertThat(first.writeCapacityUnits()).isEqualTo(4);
    assertThat(first.lastIncrease()).isEqualTo(first.lastDecrease());
    assertThat(first.decreasesToday()).isEqualTo(1);
    assertThatThrownBy(() -> update(throughput("byC", UNITS)))
        .isInstanceOf(EngineError.ResourceNotFound.class);
    engine.assertInvalid(
        request(null, throughput("byA", new ProvisionedThroughput(6L, 4L))),
        "The provisioned throughput for the index byA will not change. The requested value "
            + "equals the current value. Current ReadCapacityUnits provisioned for index byA: 6. "
            + "Requested ReadCapacityUnits: 6. Current WriteCapacityUnits provisioned for index "
            + "byA: 4. Requested WriteCapacityUnits: 4. Refer to the Amazon DynamoDB Developer "
            + "Guide for current limits and how to request higher limits.");
  }

  @Test
  void wantsThroughputOfANewIndexWhereTheTableHasIt() {
    engine.create(table("paid", "id:S").provisioned().request());
    engine.assertInvalid(
        new UpdateTable(
            "paid",
            IndexedTable.definitions("a:S"),
            null,
            null,
            List.of(create("byA", "a:S")),
            null,
            null,
            null),
        INVALID + "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: byA");
    engine.withTable("things", "id:S");
    engine.assertInvalid(
        request(
            null,
            new GlobalSecondaryIndexUpdate(
                new GlobalSecondaryIndex("byA", IndexedTable.keys("a:S"), ALL, UNITS), null, null)),
        INVALID
            + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: byA "
            + "when BillingMode is PAY_PER_REQUEST");
  }

  @Test
  void answersThatATableIsMissing() {
    assertThatThrownBy(() -> engine.execute(protection(true)))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found: Table: things not found");
  }

  @Test
  void keepsWhatAPutDidWhenTheIndexIsDeletedAndMadeAgain() {
    engine.withTable("things", "id:S");
    update(create("byA", "a:S"));
    engine.put("things", item("id", "1", "a", "old"));
    update(delete("byA"));
    engine.put("things", item("id", "1", "a", "new"));
    assertThat(engine.storedItems()).isEqualTo(1);
    IndexDescription again = update(create("byA", "a:S")).table().globalSecondaryIndexes().get(0);
    assertThat(again.itemCount()).isEqualTo(1);
    assertThat(engine.storedItems()).isEqualTo(2);
  }

  private static ThroughputDescription throughputOf(TableDescription table) {
    return Objects.requireNonNull(table.globalSecondaryIndexes().getFirst().throughput());
  }

  private UpdateTable.Result update(GlobalSecondaryIndexUpdate... updates) {
    return engine.execute(request(null, updates));
  }

  private static UpdateTable request(
      @Nullable ProvisionedThroughput throughput, GlobalSecondaryIndexUpdate... updates) {
    return new UpdateTable(
        "things",
        IndexedTable.definitions("a:S", "b:S", "k:S", "kind:S", "at:N"),
        null,
        throughput,
        List.of(updates),
        null,
        null,
        null);
  }

  private static UpdateTable billing(
      String table, @Nullable String mode, @Nullable ProvisionedThroughput throughput) {
    return new UpdateTable(table, null, mode, throughput, null, null, null, null);
  }

  private static UpdateTable protection(boolean on) {
    return new UpdateTable("things", null, null, null, null, on, null, null);
  }

  private static GlobalSecondaryIndexUpdate create(String name, String... keys) {
    return create(name, ALL, keys);
  }

  private static GlobalSecondaryIndexUpdate create(
      String name, IndexProjection projection, String... keys) {
    return new GlobalSecondaryIndexUpdate(
        new GlobalSecondaryIndex(name, IndexedTable.keys(keys), projection, null), null, null);
  }

  private static GlobalSecondaryIndexUpdate delete(String name) {
    return new GlobalSecondaryIndexUpdate(null, null, new GlobalSecondaryIndexUpdate.Delete(name));
  }

  private static GlobalSecondaryIndexUpdate throughput(String name, ProvisionedThroughput units) {
    return new GlobalSecondaryIndexUpdate(
        null, new GlobalSecondaryIndexUpdate.Update(name, units), null);
  }
}
