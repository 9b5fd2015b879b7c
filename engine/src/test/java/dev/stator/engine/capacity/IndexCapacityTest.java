package dev.stator.engine.capacity;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.KEYS_ONLY;
import static dev.stator.engine.IndexedTable.include;
import static dev.stator.engine.IndexedTable.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What reads and writes consume of indexes: Developer Guide, "Provisioned throughput considerations
 * for Global Secondary Indexes" and "... for Local Secondary Indexes".
 */
final class IndexCapacityTest {
  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void createTable() {
    engine.create(
        table("things", "id:S", "at:N")
            .global("byKind", KEYS_ONLY, "kind:S")
            .global("whole", ALL, "color:S")
            .local("byName", include("note"), "id:S", "name:S")
            .request());
  }

  @Test
  void aNewItemIsWrittenToTheIndexesThatHaveIt() {
    assertThat(put(item("id", "a", "at", 1))).isEqualTo(of(1, Map.of(), Map.of()));
    assertThat(put(item("id", "b", "at", 1, "kind", "k")))
        .isEqualTo(of(1, Map.of("byKind", 1.0), Map.of()));
    assertThat(put(item("id", "c", "at", 1, "kind", "k", "color", "c", "name", "n")))
        .isEqualTo(of(1, Map.of("byKind", 1.0, "whole", 1.0), Map.of("byName", 1.0)));
  }

  @Test
  void aChangeCostsAnIndexWhatItsEntryChanges() {
    put(item("id", "a", "at", 1, "kind", "k", "color", "c", "name", "n"));
    // In byKind nothing changes, the others have it.
    assertThat(put(item("id", "a", "at", 1, "kind", "k", "color", "c", "name", "n", "note", "x")))
        .isEqualTo(of(1, Map.of("whole", 1.0), Map.of("byName", 1.0)));
    assertThat(
            put(
                item(
                    "id", "a", "at", 1, "kind", "k", "color", "c", "name", "n", "note", "x", "more",
                    "m")))
        .isEqualTo(of(1, Map.of("whole", 1.0), Map.of()));
    // Moved: deleted in one place, written in another.
    assertThat(
            put(
                item(
                    "id", "a", "at", 1, "kind", "other", "color", "c", "name", "n", "note", "x",
                    "more", "m")))
        .isEqualTo(of(1, Map.of("byKind", 2.0, "whole", 1.0), Map.of()));
    // Out of all indexes.
    assertThat(put(item("id", "a", "at", 1)))
        .isEqualTo(of(1, Map.of("byKind", 1.0, "whole", 1.0), Map.of("byName", 1.0)));
  }

  @Test
  void whatChangesNothingCostsNoIndexAnything() {
    AttributeValue set = new AttributeValue.SS(Set.of("x", "y"));
    AttributeValue same = new AttributeValue.SS(Set.of("y", "x"));
    put(item("id", "a", "at", 1, "color", "c", "tags", set));
    assertThat(put(item("id", "a", "at", 1, "color", "c", "tags", same)))
        .isEqualTo(of(1, Map.of(), Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"1023, 1", "1024, 1", "1025, 2"})
  void anEntryIsRoundedForItself(int bytes, double units) {
    Item bare = item("id", "a", "at", 1, "color", "c", "x", "");
    int rest = bytes - ItemSize.of(bare);
    Item item = item("id", "a", "at", 1, "color", "c", "x", "x".repeat(rest));
    assertThat(put(item)).isEqualTo(of(units, Map.of("whole", units), Map.of()));
    assertThat(delete(item("id", "a", "at", 1)))
        .isEqualTo(of(units, Map.of("whole", units), Map.of()));
  }

  @Test
  void onlyTheTableIsWrittenTwiceInATransaction() {
    List<TransactWriteItem> put =
        List.of(
            TransactWriteItem.of(
                new TransactWriteItem.Put(
                    "things",
                    item("id", "a", "at", 1, "kind", "k", "name", "n"),
                    null,
                    Requests.NONE,
                    null)));
    assertThat(
            engine.execute(new TransactWriteItems(put, null, "INDEXES", null)).consumedCapacity())
        .containsExactly(
            new ConsumedCapacity(
                "things",
                4,
                true,
                ConsumedCapacity.Kind.WRITE,
                2,
                Map.of("byKind", 1.0),
                Map.of("byName", 1.0)));
  }

  @Test
  void aBatchAddsUp() {
    List<WriteRequest> puts =
        List.of(
            new WriteRequest(
                new WriteRequest.PutRequest(item("id", "a", "at", 1, "kind", "k")), null),
            new WriteRequest(
                new WriteRequest.PutRequest(item("id", "a", "at", 2, "kind", "k", "name", "n")),
                null));
    assertThat(
            engine
                .execute(new BatchWriteItem(Map.of("things", puts), "INDEXES", null))
                .consumedCapacity())
        .containsExactly(
            new ConsumedCapacity(
                "things", 5, true, null, 2, Map.of("byKind", 2.0), Map.of("byName", 1.0)));
  }

  @Test
  void totalsAreNotToldApart() {
    ConsumedCapacity total =
        engine
            .execute(
                Requests.put("things", item("id", "a", "at", 1, "kind", "k"))
                    .capacity("TOTAL")
                    .build())
            .consumedCapacity();
    assertThat(Objects.requireNonNull(total).units()).isEqualTo(2);
    assertThat(total.detailed()).isFalse();
  }

  @Test
  void aReadOfAGlobalIndexCostsTheIndexOnly() {
    put(item("id", "a", "at", 1, "color", "c", "x", "x".repeat(5000)));
    put(item("id", "a", "at", 2, "color", "c", "x", "x".repeat(5000)));
    assertThat(query("whole", "color = :k", "c", null, null))
        .isEqualTo(of(0, Map.of("whole", 1.5), Map.of()));
    assertThat(query("byKind", "kind = :k", "none", null, null))
        .isEqualTo(of(0, Map.of("byKind", 0.5), Map.of()));
  }

  @Test
  void aReadOfALocalIndexCostsTheTableWhereItFetches() {
    put(item("id", "a", "at", 1, "name", "n", "x", "x".repeat(5000)));
    put(item("id", "a", "at", 2, "name", "n", "x", "x".repeat(5000)));
    assertThat(query("byName", "id = :k", "a", null, null))
        .isEqualTo(of(0, Map.of(), Map.of("byName", 0.5)));
    assertThat(query("byName", "id = :k", "a", null, true))
        .isEqualTo(of(0, Map.of(), Map.of("byName", 1.0)));
    // Each item that is fetched is rounded for itself.
    assertThat(query("byName", "id = :k", "a", "ALL_ATTRIBUTES", true))
        .isEqualTo(of(4, Map.of(), Map.of("byName", 1.0)));
  }

  private @Nullable ConsumedCapacity put(Item item) {
    return engine
        .execute(Requests.put("things", item).capacity("INDEXES").build())
        .consumedCapacity();
  }

  private @Nullable ConsumedCapacity delete(Item key) {
    return engine
        .execute(new DeleteItem("things", key, null, Requests.NONE, null, null, "INDEXES", null))
        .consumedCapacity();
  }

  private @Nullable ConsumedCapacity query(
      String index,
      String condition,
      String key,
      @Nullable String select,
      @Nullable Boolean consistent) {
    return engine
        .execute(
            new Query(
                "things",
                index,
                condition,
                null,
                null,
                Requests.values(":k", key),
                select,
                null,
                consistent,
                null,
                null,
                "INDEXES"))
        .consumedCapacity();
  }

  private static ConsumedCapacity of(
      double table, Map<String, Double> global, Map<String, Double> local) {
    double units =
        table
            + global.values().stream().mapToDouble(one -> one).sum()
            + local.values().stream().mapToDouble(one -> one).sum();
    return new ConsumedCapacity("things", units, true, null, table, global, local);
  }
}
