package dev.stator.engine.read;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.KEYS_ONLY;
import static dev.stator.engine.IndexedTable.include;
import static dev.stator.engine.IndexedTable.table;
import static dev.stator.engine.read.QueryRequest.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Substitutions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Query on indexes: Developer Guide, "Using Global Secondary Indexes" and "Local Secondary
 * Indexes"; API Reference, "Query".
 */
final class IndexQueryTest {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String START_KEY = "The provided starting key is invalid";

  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void createTable() {
    engine.create(
        table("things", "id:S", "at:N")
            .global("byKind", KEYS_ONLY, "kind:S", "grade:N")
            .global("byColor", include("note"), "color:S")
            .global("whole", ALL, "kind:S")
            .local("byName", include("note"), "id:S", "name:S")
            .request());
  }

  @Test
  void findsOnlyItemsThatHaveAllKeysOfTheIndex() {
    engine.put(
        "things",
        item("id", "both", "at", 1, "kind", "tea", "grade", 1),
        item("id", "kind", "at", 1, "kind", "tea"),
        item("id", "grade", "at", 1, "grade", 1),
        item("id", "none", "at", 1));
    assertThat(EngineUnderTest.sortedTexts(kind().items(), "id")).containsExactly("both");
    assertThat(
            EngineUnderTest.sortedTexts(
                page(query("things", "kind = :k", ":k", "tea").index("whole")).items(), "id"))
        .containsExactly("both", "kind");
  }

  @Test
  void followsUpdatesAndDeletes() {
    engine.put("things", item("id", "a", "at", 1, "kind", "tea", "grade", 1));
    engine.put("things", item("id", "a", "at", 1, "kind", "tea", "grade", 2));
    assertThat(kind().items()).containsExactly(item("id", "a", "at", 1, "kind", "tea", "grade", 2));
    engine.put("things", item("id", "a", "at", 1, "kind", "tea"));
    assertThat(kind().items()).isEmpty();
    engine.put("things", item("id", "a", "at", 1, "kind", "tea", "grade", 3));
    engine.execute(delete(item("id", "a", "at", 1)));
    assertThat(kind().items()).isEmpty();
  }

  @Test
  void pagesThroughTiesBothWays() {
    for (int at = 0; at < 7; at++) {
      engine.put("things", item("id", "t" + at % 3, "at", at, "kind", "tea", "grade", 1));
    }
    List<Item> forward = kind().items();
    assertThat(forward).hasSize(7);
    for (int limit = 1; limit <= 8; limit++) {
      assertThat(pages(query("things", "kind = :k", ":k", "tea").limit(limit))).isEqualTo(forward);
      assertThat(pages(query("things", "kind = :k", ":k", "tea").reverse().limit(limit)))
          .isEqualTo(Objects.requireNonNull(forward).reversed());
    }
  }

  @Test
  void sortsByTheSortKeyAndThenRestrictsIt() {
    for (int grade : List.of(10, 9, -1, 100)) {
      engine.put("things", item("id", "r" + grade, "at", 1, "kind", "tea", "grade", grade));
    }
    assertThat(EngineUnderTest.column(kind().items(), "grade"))
        .extracting(Object::toString)
        .map(text -> text.replaceAll("[^0-9-]", ""))
        .containsExactly("-1", "9", "10", "100");
    ItemPage between =
        page(
            query("things", "kind = :k AND grade BETWEEN :a AND :b", ":k", "tea", ":a", 9, ":b", 10)
                .reverse()
                .index("byKind"));
    assertThat(between.items()).extracting(found -> found.get("id")).hasSize(2);
    assertThat(between.count()).isEqualTo(2);
    assertThat(between.scannedCount()).isEqualTo(2);
  }

  @Test
  void tellsIndexAndTableKeyAndGoesOnBehindADeletedItem() {
    for (int at = 0; at < 4; at++) {
      engine.put("things", item("id", "a", "at", at, "kind", "tea", "grade", 1, "note", "n"));
    }
    ItemPage first = page(query("things", "kind = :k", ":k", "tea").index("byKind").limit(2));
    assertThat(first.lastEvaluatedKey())
        .isEqualTo(item("id", "a", "at", 1, "kind", "tea", "grade", 1));
    engine.execute(delete(item("id", "a", "at", 1)));
    ItemPage second =
        page(
            query("things", "kind = :k", ":k", "tea")
                .index("byKind")
                .start(first.lastEvaluatedKey()));
    assertThat(EngineUnderTest.column(second.items(), "at"))
        .isEqualTo(EngineUnderTest.column(List.of(item("at", 2), item("at", 3)), "at"));
    assertThat(second.lastEvaluatedKey()).isNull();
  }

  @Test
  void tellsAKeyWhenTheLimitIsMetAtTheLastItem() {
    engine.put("things", item("id", "a", "at", 1, "kind", "tea", "grade", 1));
    QueryRequest one = query("things", "kind = :k", ":k", "tea").index("byKind").limit(1);
    assertThat(page(one).lastEvaluatedKey()).isNotNull();
    assertThat(page(one.limit(2)).lastEvaluatedKey()).isNull();
  }

  @Test
  void refusesStartKeysOfAnotherShape() {
    QueryRequest tea = query("things", "kind = :k", ":k", "tea").index("byKind");
    refusesStart(tea, item("id", "a", "at", 1), START_KEY);
    refusesStart(tea, item("id", "a", "at", 1, "kind", "tea", "grade", 1, "note", "n"), START_KEY);
    refusesStart(tea, item("id", "a", "at", 1, "kind", "tea", "other", 1), START_KEY);
    refusesStart(
        tea,
        item("id", "a", "at", 1, "kind", "tea", "grade", "1"),
        "The provided key element does not match the schema");
    refusesStart(
        tea,
        item("id", "a", "at", "1", "kind", "tea", "grade", 1),
        START_KEY + ": The provided key element does not match the schema");
    refusesStart(
        tea,
        item("id", "a", "at", 1, "kind", "other", "grade", 1),
        "The provided starting key is outside query boundaries based on provided conditions");
    refusesStart(
        query("things", "kind = :k AND grade > :r", ":k", "tea", ":r", 5).index("byKind"),
        item("id", "a", "at", 1, "kind", "tea", "grade", 1),
        "The provided starting key does not match the range key predicate");
  }

  private void refusesStart(QueryRequest request, Item key, String message) {
    engine.assertInvalid(request.start(key).build(), message);
  }

  @Test
  void readsLocalIndexesConsistentlyAndGlobalOnesNot() {
    engine.put("things", item("id", "a", "at", 1, "name", "n"));
    assertThat(page(query("things", "id = :i", ":i", "a").index("byName").consistent()).items())
        .hasSize(1);
    engine.assertInvalid(
        query("things", "kind = :k", ":k", "tea").index("byKind").consistent().build(),
        "Consistent reads are not supported on global secondary indexes");
  }

  @Test
  void refusesAnIndexThatTheTableDoesNotHave() {
    engine.assertInvalid(
        query("things", "kind = :k", ":k", "tea").index("byNothing").build(),
        "The table does not have the specified index: byNothing");
  }

  @Test
  void givesWhatIsProjected() {
    Item whole =
        item(
            "id", "a", "at", 1, "kind", "tea", "grade", 2, "color", "red", "name", "n", "note", "x",
            "more", "y");
    engine.put("things", whole);
    assertThat(kind().items()).containsExactly(item("id", "a", "at", 1, "kind", "tea", "grade", 2));
    assertThat(page(query("things", "color = :c", ":c", "red").index("byColor")).items())
        .containsExactly(item("id", "a", "at", 1, "color", "red", "note", "x"));
    assertThat(page(query("things", "kind = :k", ":k", "tea").index("whole")).items())
        .containsExactly(whole);
    assertThat(page(local()).items())
        .containsExactly(item("id", "a", "at", 1, "name", "n", "note", "x"));
    assertThat(page(local().select("ALL_PROJECTED_ATTRIBUTES")).items())
        .containsExactly(item("id", "a", "at", 1, "name", "n", "note", "x"));
  }

  @Test
  void fetchesFromTheTableForLocalIndexesOnly() {
    Item whole = item("id", "a", "at", 1, "kind", "tea", "grade", 2, "name", "n", "more", "y");
    engine.put("things", whole);
    assertThat(page(local().select("ALL_ATTRIBUTES")).items()).containsExactly(whole);
    assertThat(page(local().projection("more, id")).items())
        .containsExactly(item("more", "y", "id", "a"));
    engine.assertInvalid(
        query("things", "kind = :k", ":k", "tea").index("byKind").projection("more, id").build(),
        INVALID + "Global secondary index byKind does not project [more]");
    engine.assertInvalid(
        query("things", "kind = :k", ":k", "tea").index("byKind").select("ALL_ATTRIBUTES").build(),
        INVALID
            + "Select type ALL_ATTRIBUTES is not supported for global secondary index byKind "
            + "because its projection type is not ALL");
    assertThat(
            page(query("things", "kind = :k", ":k", "tea").index("whole").select("ALL_ATTRIBUTES"))
                .items())
        .containsExactly(whole);
  }

  @Test
  void filtersAfterTheLimitByWhatIsProjected() {
    for (int at = 0; at < 4; at++) {
      engine.put("things", item("id", "a", "at", at, "color", "red", "note", "n" + at % 2));
    }
    ItemPage page =
        page(
            query("things", "color = :c", ":c", "red", ":n", "n1")
                .index("byColor")
                .filter("note = :n")
                .limit(3));
    assertThat(page.count()).isEqualTo(1);
    assertThat(page.scannedCount()).isEqualTo(3);
    assertThat(page.lastEvaluatedKey()).isEqualTo(item("id", "a", "at", 2, "color", "red"));
    engine.assertInvalid(
        query("things", "color = :c", ":c", "red", ":n", "n1")
            .index("byColor")
            .filter("more = :n")
            .build(),
        INVALID + "Secondary index byColor does not project one or more filter attributes: [more]");
    engine.assertInvalid(
        query("things", "color = :c", ":c", "red", ":n", "n1")
            .index("byColor")
            .filter("color = :n")
            .build(),
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
            + "color");
    // The table's key is none of the index's.
    assertThat(
            page(query("things", "color = :c", ":c", "red", ":n", 1)
                    .index("byColor")
                    .filter("#at = :n")
                    .with(
                        new Substitutions(
                            Map.of("#at", "at"), item(":c", "red", ":n", 1).attributes())))
                .count())
        .isEqualTo(1);
  }

  @Test
  void counts() {
    engine.put("things", item("id", "a", "at", 1, "kind", "tea", "grade", 1));
    ItemPage page = page(query("things", "kind = :k", ":k", "tea").index("byKind").select("COUNT"));
    assertThat(page.items()).isNull();
    assertThat(page.count()).isEqualTo(1);
  }

  @Test
  void wantsAConditionOnTheIndexesKey() {
    engine.assertInvalid(
        query("things", "id = :i", ":i", "a").index("byKind").build(),
        "Query condition missed key schema element: kind");
    engine.assertInvalid(
        query("things", "kind = :k", ":k", 1).index("byKind").build(),
        INVALID + "Condition parameter type does not match schema type");
  }

  private static QueryRequest local() {
    return query("things", "id = :i", ":i", "a").index("byName");
  }

  private ItemPage kind() {
    return page(query("things", "kind = :k", ":k", "tea").index("byKind"));
  }

  private ItemPage page(QueryRequest request) {
    return engine.execute(request.build());
  }

  private List<Item> pages(QueryRequest request) {
    List<Item> all = new ArrayList<>();
    Item start = null;
    do {
      ItemPage page = page(request.index("byKind").start(start));
      all.addAll(Objects.requireNonNull(page.items()));
      start = page.lastEvaluatedKey();
    } while (start != null);
    return all;
  }

  private static DeleteItem delete(Item key) {
    return new DeleteItem("things", key, null, Requests.NONE, null, null, null, null);
  }
}
