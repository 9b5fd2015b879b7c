package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.KEYS_ONLY;
import static dev.stator.engine.IndexedTable.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.EngineError;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.EngineError.TransactionCanceled.Reason;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ItemCollectionMetrics;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Developer Guide, "Item collections in Local Secondary Indexes". */
final class ItemCollectionsTest {
  private static final Item KEY = item("id", "a", "at", 1);
  private static final int ROOM = 1000;
  private static final ItemCollectionMetrics OF_A =
      new ItemCollectionMetrics(item("id", "a"), 0, 1);
  private static final ItemCollectionMetrics OF_B =
      new ItemCollectionMetrics(item("id", "b"), 0, 1);

  private final EngineUnderTest engine = new EngineUnderTest(ROOM);

  private void createTables() {
    engine.create(
        table("local", "id:S", "at:N").local("byName", KEYS_ONLY, "id:S", "name:S").request());
    engine.create(table("plain", "id:S", "at:N").global("byKind", KEYS_ONLY, "k:S").request());
  }

  @Test
  void tellsTheCollectionOfSingleWrites() {
    createTables();
    assertThat(
            engine
                .execute(Requests.put("local", KEY).metrics("SIZE").build())
                .itemCollectionMetrics())
        .isEqualTo(OF_A);
    assertThat(engine.execute(update("local", "SIZE")).itemCollectionMetrics()).isEqualTo(OF_A);
    assertThat(engine.execute(delete("local", "SIZE")).itemCollectionMetrics()).isEqualTo(OF_A);
    assertThat(engine.execute(delete("local", "NONE")).itemCollectionMetrics()).isNull();
  }

  @Test
  void tellsNothingOfTablesWithoutLocalIndexes() {
    createTables();
    assertThat(
            engine
                .execute(Requests.put("plain", KEY).metrics("SIZE").build())
                .itemCollectionMetrics())
        .isNull();
    assertThat(engine.execute(update("plain", "SIZE")).itemCollectionMetrics()).isNull();
    assertThat(engine.execute(delete("plain", "SIZE")).itemCollectionMetrics()).isNull();
    assertThat(
            engine
                .execute(new BatchWriteItem(Map.of("plain", List.of(put(KEY))), null, "SIZE"))
                .itemCollectionMetrics())
        .isNull();
  }

  @Test
  void tellsEachCollectionOfABatchOnce() {
    createTables();
    Map<String, List<WriteRequest>> writes =
        Map.of(
            "local",
            List.of(
                put(item("id", "a", "at", 2)),
                put(item("id", "b", "at", 2)),
                new WriteRequest(null, new WriteRequest.DeleteRequest(KEY))),
            "plain",
            List.of(put(KEY)));
    BatchWriteItem.Result done = engine.execute(new BatchWriteItem(writes, null, "SIZE"));
    assertThat(done.itemCollectionMetrics()).isEqualTo(Map.of("local", List.of(OF_A, OF_B)));
    assertThat(engine.execute(new BatchWriteItem(writes, null, null)).itemCollectionMetrics())
        .isNull();
  }

  @Test
  void tellsTheCollectionsThatATransactionWroteTo() {
    createTables();
    List<TransactWriteItem> actions =
        List.of(
            transactPut("local", KEY),
            transactPut("local", item("id", "a", "at", 2)),
            TransactWriteItem.of(
                new TransactWriteItem.Delete(
                    "local", item("id", "b", "at", 1), null, Requests.NONE, null)),
            TransactWriteItem.of(
                new TransactWriteItem.ConditionCheck(
                    "local",
                    item("id", "c", "at", 1),
                    "attribute_not_exists(id)",
                    Requests.NONE,
                    null)),
            transactPut("plain", KEY));
    assertThat(
            engine
                .execute(new TransactWriteItems(actions, null, null, "SIZE"))
                .itemCollectionMetrics())
        .isEqualTo(Map.of("local", List.of(OF_A, OF_B)));
    assertThat(
            engine
                .execute(new TransactWriteItems(actions, null, null, "NONE"))
                .itemCollectionMetrics())
        .isNull();
  }

  @Test
  void refusesOtherValues() {
    createTables();
    engine.assertInvalid(
        Requests.put("local", KEY).metrics("ALL").build(),
        "1 validation error detected: Value 'ALL' at 'returnItemCollectionMetrics' failed to "
            + "satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void growsUpToTheLimit(int beyond) {
    createTables();
    engine.put("local", filling(beyond));
    assertThat(engine.get("local", KEY)).isEqualTo(filling(beyond));
  }

  @Test
  void doesNotGrowBeyondIt() {
    createTables();
    assertOutgrown(Requests.put("local", filling(1)).build());
    engine.put("local", filling(0));
    assertOutgrown(Requests.put("local", item("id", "a", "at", 2)).build());
    assertOutgrown(update("local", null));
    assertOutgrown(
        new BatchWriteItem(
            Map.of("local", List.of(put(item("id", "b", "at", 1)), put(item("id", "a", "at", 2)))),
            null,
            null));
    assertThat(engine.get("local", item("id", "b", "at", 1))).isNull();
    // Another collection, another table and smaller items have room.
    engine.put("local", item("id", "b", "at", 1));
    engine.put("plain", item("id", "a", "at", 1, "v", "v".repeat(2 * ROOM)));
    engine.put("local", filling(-10));
  }

  @Test
  void countsTheEntriesOfLocalIndexes() {
    createTables();
    Item indexed = item("id", "a", "at", 1, "name", "n", "v", "");
    // In the index: id, at and name.
    int both = ItemSize.of(indexed) + ItemSize.of(item("id", "a", "at", 1, "name", "n"));
    engine.put("local", item("id", "a", "at", 1, "name", "n", "v", "v".repeat(ROOM - both)));
    assertOutgrown(Requests.put("local", item("id", "a", "at", 2)).build());
    engine.execute(delete("local", null));
    assertOutgrown(
        Requests.put(
                "local", item("id", "a", "at", 1, "name", "n", "v", "v".repeat(ROOM - both + 1)))
            .build());
  }

  @Test
  void cancelsATransactionThatWouldOutgrowIt() {
    createTables();
    engine.put("local", filling(0));
    assertThatThrownBy(
            () ->
                engine.execute(
                    new TransactWriteItems(
                        List.of(
                            transactPut("local", item("id", "b", "at", 1)),
                            transactPut("local", item("id", "a", "at", 2)),
                            transactPut("plain", KEY)),
                        null,
                        null,
                        null)))
        .isInstanceOfSatisfying(
            TransactionCanceled.class,
            canceled ->
                assertThat(canceled.reasons())
                    .containsExactly(
                        Reason.NONE,
                        new Reason(
                            "ItemCollectionSizeLimitExceeded", "Collection size exceeded.", null),
                        Reason.NONE));
    assertThat(engine.get("local", item("id", "b", "at", 1))).isNull();
  }

  /** An item that fills its collection, and {@code beyond} more bytes. */
  private static Item filling(int beyond) {
    int bare = ItemSize.of(item("id", "a", "at", 1, "v", ""));
    return item("id", "a", "at", 1, "v", "v".repeat(ROOM - bare + beyond));
  }

  private void assertOutgrown(Operation<?> operation) {
    assertThatThrownBy(() -> engine.execute(operation))
        .isInstanceOf(EngineError.ItemCollectionSizeLimitExceeded.class)
        .hasMessage("Collection size exceeded.");
  }

  private static UpdateItem update(String table, @Nullable String metrics) {
    return new UpdateItem(
        table, KEY, "SET more = :m", null, Requests.values(":m", 1), null, null, null, metrics);
  }

  private static DeleteItem delete(String table, @Nullable String metrics) {
    return new DeleteItem(table, KEY, null, Requests.NONE, null, null, null, metrics);
  }

  private static WriteRequest put(Item item) {
    return new WriteRequest(new WriteRequest.PutRequest(item), null);
  }

  private static TransactWriteItem transactPut(String table, Item item) {
    return TransactWriteItem.of(new TransactWriteItem.Put(table, item, null, Requests.NONE, null));
  }
}
