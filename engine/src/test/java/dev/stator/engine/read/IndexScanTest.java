package dev.stator.engine.read;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.EngineUnderTest.sortedTexts;
import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.KEYS_ONLY;
import static dev.stator.engine.IndexedTable.include;
import static dev.stator.engine.IndexedTable.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scan of indexes: API Reference, "Scan", IndexName, Select, ConsistentRead, Segment. */
final class IndexScanTest {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final int ITEMS = 30;

  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void createTable() {
    engine.create(
        table("things", "id:S")
            .global("byKind", KEYS_ONLY, "kind:S")
            .global("byGrade", include("note"), "grade:N", "kind:S")
            .global("whole", ALL, "kind:S")
            .request());
    engine.create(
        table("ranged", "id:S", "at:N").local("byName", KEYS_ONLY, "id:S", "name:S").request());
    for (int number = 0; number < ITEMS; number++) {
      Item item = item("id", "%02d".formatted(number), "note", "n", "more", "m");
      Item kind = item.with("kind", AttributeValue.s("k" + number % 3));
      Item grade = kind.with("grade", AttributeValue.n(number % 2));
      engine.put("things", number % 10 == 0 ? item : number % 5 == 0 ? kind : grade);
    }
  }

  @ParameterizedTest
  @CsvSource({"byKind, 27", "byGrade, 24", "whole, 27"})
  void givesEveryEntryOnceWhateverThePagesAndSegments(String index, int entries) {
    for (int limit : new int[] {1, 4, entries - 1, entries, entries + 1}) {
      for (int segments : new int[] {1, 2, 7}) {
        List<String> ids = new ArrayList<>();
        for (int segment = 0; segment < segments; segment++) {
          ids.addAll(ids(index, limit, segment, segments));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(entries);
      }
    }
  }

  private List<String> ids(String index, int limit, int segment, int segments) {
    List<String> ids = new ArrayList<>();
    Item start = null;
    do {
      ItemPage page =
          engine.execute(
              new Scan(
                  "things",
                  index,
                  null,
                  null,
                  Requests.NONE,
                  null,
                  limit,
                  null,
                  segment,
                  segments,
                  start,
                  null));
      ids.addAll(sortedTexts(page.items(), "id"));
      start = page.lastEvaluatedKey();
      if (start != null) {
        assertThat(start.attributes().keySet())
            .containsExactlyInAnyOrder(
                index.equals("byGrade")
                    ? new String[] {"grade", "kind", "id"}
                    : new String[] {"kind", "id"});
      }
    } while (start != null);
    return ids;
  }

  @Test
  void givesWhatIsProjected() {
    assertThat(first("byKind", null)).containsOnlyKeys("id", "kind");
    assertThat(first("byGrade", null)).containsOnlyKeys("id", "kind", "grade", "note");
    assertThat(first("byGrade", "ALL_PROJECTED_ATTRIBUTES"))
        .containsOnlyKeys("id", "kind", "grade", "note");
    assertThat(first("whole", null)).containsKeys("id", "kind", "note", "more");
    assertThat(first("whole", "ALL_ATTRIBUTES")).containsKeys("id", "kind", "note", "more");
  }

  private Map<String, AttributeValue> first(String index, @Nullable String select) {
    ItemPage page = engine.execute(scan("things", index, select, null, null));
    return Objects.requireNonNull(page.items()).getFirst().attributes();
  }

  @Test
  void fetchesFromTheTableForLocalIndexesOnly() {
    Item whole = item("id", "a", "at", 1, "name", "n", "more", "m");
    engine.put("ranged", whole, item("id", "a", "at", 2, "more", "m"));
    assertThat(engine.execute(scan("ranged", "byName", "ALL_ATTRIBUTES", null, null)).items())
        .containsExactly(whole);
    assertThat(engine.execute(scan("ranged", "byName", null, "more", true)).items())
        .containsExactly(item("more", "m"));
    engine.assertInvalid(
        scan("things", "byKind", "ALL_ATTRIBUTES", null, null),
        INVALID
            + "Select type ALL_ATTRIBUTES is not supported for global secondary index byKind "
            + "because its projection type is not ALL");
    engine.assertInvalid(
        scan("things", "byGrade", null, "more", null),
        INVALID + "Global secondary index byGrade does not project [more]");
  }

  @Test
  void isConsistentOnLocalIndexesOnly() {
    for (String index : List.of("byKind", "byGrade", "whole")) {
      engine.assertInvalid(
          scan("things", index, null, null, true),
          "Consistent reads are not supported on global secondary indexes");
    }
    assertThat(engine.execute(scan("ranged", "byName", null, null, true)).count()).isZero();
  }

  @Test
  void wantsAnIndexToAskForWhatIsProjected() {
    engine.assertInvalid(
        scan("things", null, "ALL_PROJECTED_ATTRIBUTES", null, null),
        "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    engine.assertInvalid(
        scan("things", "none", null, null, null),
        "The table does not have the specified index: none");
  }

  private static Scan scan(
      String table,
      @Nullable String index,
      @Nullable String select,
      @Nullable String projection,
      @Nullable Boolean consistent) {
    return new Scan(
        table,
        index,
        null,
        projection,
        Requests.NONE,
        select,
        null,
        consistent,
        null,
        null,
        null,
        null);
  }
}
