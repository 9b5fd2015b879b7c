package dev.stator.engine.backfill;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.IndexedTable;
import dev.stator.engine.Requests;
import dev.stator.engine.stream.UnevenStore;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.IndexDescription;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.UpdateTable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An index in the making: Developer Guide, "Managing Global Secondary Indexes", "Phases of index
 * creation"; API Reference, "GlobalSecondaryIndexDescription".
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BackfillTest {
  private final UnevenStore store = new UnevenStore();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Engine engine = open();

  private Engine open() {
    return new Engine(store, EngineConfig.defaults().withUpkeep(EngineConfig.Upkeep.byHand()));
  }

  @BeforeEach
  void holdTheBuilding() {
    store.beforeCommit(
        batch -> {
          if (Thread.currentThread().getName().startsWith("stator-backfill")) {
            await(gate);
          }
        });
    engine.execute(Requests.createTable("things", "id:S"));
    put(item("id", "old", "kind", "tea"));
    put(item("id", "changed", "kind", "tea"));
    put(item("id", "deleted", "kind", "tea"));
    put(item("id", "none"));
    put(item("id", "number", "kind", 1));
    put(item("id", "empty", "kind", ""));
    put(item("id", "long", "kind", "k".repeat(2049)));
  }

  @AfterEach
  void close() {
    gate.countDown();
    engine.close();
  }

  @Test
  void isToldWhileTheTableIsInUse() {
    TableDescription answered = engine.execute(create("byKind")).table();
    assertThat(answered.tableStatus()).isEqualTo("UPDATING");
    assertBuilding(answered);
    assertBuilding(describe());
    assertThatThrownBy(() -> engine.execute(scan("byKind")))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage("Cannot read from backfilling global secondary index: byKind");
  }

  private static void assertBuilding(TableDescription table) {
    IndexDescription index = table.globalSecondaryIndexes().getFirst();
    assertThat(index.status()).isEqualTo("CREATING");
    assertThat(index.backfilling()).isTrue();
  }

  @Test
  void hasWhatWasThereBeforeAndWhatWasWrittenMeanwhile() {
    engine.execute(create("byKind"));
    put(item("id", "new", "kind", "tea"));
    // Those that the builder holds are written when it is done with them.
    gate.countDown();
    put(item("id", "changed", "kind", "coffee"));
    delete("deleted");
    awaitActive();
    IndexDescription index = describe().globalSecondaryIndexes().getFirst();
    assertThat(index.status()).isEqualTo("ACTIVE");
    assertThat(index.backfilling()).isNull();
    assertThat(index.itemCount()).isEqualTo(3);
    // What cannot be a key of it is left out, and no error.
    assertThat(found()).containsExactly("changed", "new", "old");
    assertThat(engine.check().problems()).isEmpty();
  }

  @Test
  void canBeDeletedAgainAndLeavesNothing() {
    engine.execute(create("byKind"));
    gate.countDown();
    engine.execute(
        update(
            new GlobalSecondaryIndexUpdate(
                null, null, new GlobalSecondaryIndexUpdate.Delete("byKind"))));
    assertThat(describe().globalSecondaryIndexes()).isEmpty();
    engine.close();
    engine = open();
    assertThat(engine.check().problems()).isEmpty();
  }

  @Test
  void goesOnAfterARestart() {
    store.beforeCommit(
        batch -> {
          if (Thread.currentThread().getName().startsWith("stator-backfill")) {
            throw new EngineError.StorageBroken("the disk is gone");
          }
        });
    assertThat(engine.execute(create("byKind")).table().tableStatus()).isEqualTo("ACTIVE");
    assertThat(describe().globalSecondaryIndexes().getFirst().status()).isEqualTo("CREATING");
    assertThatThrownBy(() -> engine.execute(create("other")))
        .isInstanceOf(EngineError.LimitExceeded.class)
        .hasMessage(
            "Subscriber limit exceeded: Only 1 online index can be created or deleted"
                + " simultaneously per table");
    // What its key may be holds for writes from now on.
    assertThatThrownBy(() -> put(item("id", "new", "kind", 1)))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(
            "One or more parameter values were invalid: Type mismatch for Index Key kind Expected:"
                + " S Actual: N IndexName: byKind");
    engine.close();
    store.beforeCommit(batch -> {});
    engine = open();
    awaitActive();
    assertThat(found()).containsExactly("changed", "deleted", "old");
    assertThat(engine.check().problems()).isEmpty();
  }

  private List<String> found() {
    return EngineUnderTest.sortedTexts(engine.execute(scan("byKind")).items(), "id");
  }

  private void awaitActive() {
    while (!"ACTIVE".equals(describe().globalSecondaryIndexes().getFirst().status())) {
      Thread.onSpinWait();
    }
  }

  private TableDescription describe() {
    return engine.execute(new DescribeTable("things")).table();
  }

  private void put(Item item) {
    engine.execute(Requests.put("things", item).build());
  }

  private void delete(String id) {
    engine.execute(
        new DeleteItem("things", item("id", id), null, Requests.NONE, null, null, null, null));
  }

  private static UpdateTable create(String name) {
    return update(
        new GlobalSecondaryIndexUpdate(
            new GlobalSecondaryIndex(
                name, IndexedTable.keys("kind:S"), IndexedTable.KEYS_ONLY, null),
            null,
            null));
  }

  private static UpdateTable update(GlobalSecondaryIndexUpdate change) {
    return new UpdateTable(
        "things",
        IndexedTable.definitions("kind:S"),
        null,
        null,
        List.of(change),
        null,
        null,
        null);
  }

  private static Scan scan(String index) {
    return new Scan(
        "things", index, null, null, Requests.NONE, null, null, null, null, null, null, null);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
