package dev.stator.engine.limits;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.KEYS_ONLY;
import static dev.stator.engine.IndexedTable.include;
import static dev.stator.engine.IndexedTable.table;
import static dev.stator.engine.limits.Answers.constraint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What ends a page: API Reference, "Query", "Scan", "ListTables", Limit; Developer Guide,
 * "Paginating table query results", 1 MB.
 */
final class PageLimitsTest {
  private static final int LARGE_BYTES = 400_000;

  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void createTable() {
    engine.create(
        table("things", "id:S", "at:N")
            .global("whole", ALL, "kind:S", "at:N")
            .global("part", include("x"), "kind:S", "at:N")
            .local("near", KEYS_ONLY, "id:S", "rank:N")
            .request());
  }

  /** The ways to read many items, each of which reads those of one partition key in order. */
  enum Reading {
    QUERY(null, "id = :k", false),
    QUERY_WHOLE("whole", "kind = :k", false),
    QUERY_PART("part", "kind = :k", true),
    QUERY_AND_FETCH("near", "id = :k", false),
    SCAN(null, null, false),
    SCAN_WHOLE("whole", null, false),
    SCAN_PART("part", null, true);

    private final @Nullable String index;
    private final @Nullable String condition;
    private final boolean ofEntries;

    Reading(@Nullable String index, @Nullable String condition, boolean ofEntries) {
      this.index = index;
      this.condition = condition;
      this.ofEntries = ofEntries;
    }

    Operation<ItemPage> page(@Nullable Integer limit) {
      String select = this == QUERY_AND_FETCH ? "ALL_ATTRIBUTES" : null;
      return condition == null
          ? new Scan(
              "things", index, null, null, Requests.NONE, null, limit, null, null, null, null, null)
          : new Query(
              "things",
              index,
              condition,
              null,
              null,
              Requests.values(":k", "a"),
              select,
              limit,
              null,
              null,
              null,
              null);
    }

    /** What counts of an item. */
    int bytes(Item item) {
      return ofEntries
          ? ItemSize.of(item) - ItemSize.of(item("rank", 1, "more", "m"))
          : ItemSize.of(item);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneMegabyteEndsAPageToTheByte(Reading reading) {
    int rest = Limits.PAGE_BYTES_MAX - 2 * LARGE_BYTES;
    for (int beyond : new int[] {-1, 0, 1}) {
      engine.put(
          "things",
          sized(reading, 1, LARGE_BYTES),
          sized(reading, 2, LARGE_BYTES),
          sized(reading, 3, rest + beyond),
          sized(reading, 4, 1000));
      ItemPage page = engine.execute(reading.page(null));
      assertThat(page.count()).as("%s, %d beyond", reading, beyond).isEqualTo(beyond < 0 ? 4 : 3);
      // Also if that was the last item.
      assertThat(page.lastEvaluatedKey()).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLimitEndsItToo(Reading reading) {
    for (int at = 1; at <= 3; at++) {
      engine.put("things", sized(reading, at, 1000));
    }
    for (int limit = 1; limit <= 4; limit++) {
      ItemPage page = engine.execute(reading.page(limit));
      assertThat(page.count()).isEqualTo(Math.min(limit, 3));
      assertThat(page.lastEvaluatedKey() != null).as("limit %d", limit).isEqualTo(limit <= 3);
    }
  }

  private static Item sized(Reading reading, int at, int bytes) {
    Item bare = item("id", "a", "at", at, "kind", "a", "rank", at, "more", "m", "x", "");
    return item(
        "id",
        "a",
        "at",
        at,
        "kind",
        "a",
        "rank",
        at,
        "more",
        "m",
        "x",
        "x".repeat(bytes - reading.bytes(bare)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2, Integer.MAX_VALUE})
  void aLimitIsOneAtLeast(int limit) {
    String rule = "have value greater than or equal to 1";
    boolean fits = limit >= 1;
    for (Reading reading : Reading.values()) {
      assertThat(Answers.of(engine, reading.page(limit)))
          .isEqualTo(
              fits
                  ? Answers.DONE
                  : reading.condition == null
                      ? constraint("" + limit, "limit", rule)
                      : "1 validation error detected: Value at 'Limit' failed to satisfy"
                          + " constraint: Member must "
                          + rule);
    }
    assertThat(
            Answers.of(
                engine,
                new ExecuteStatement("SELECT * FROM things", null, null, limit, null, null, null)))
        .isEqualTo(fits ? Answers.DONE : constraint("" + limit, "limit", rule));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 99, 100, 101})
  void tablesAreListedByTheHundred(int limit) {
    String rule =
        limit < 1
            ? "have value greater than or equal to 1"
            : "have value less than or equal to 100";
    assertThat(Answers.of(engine, new ListTables(null, limit)))
        .isEqualTo(
            limit >= 1 && limit <= 100 ? Answers.DONE : constraint("" + limit, "limit", rule));
  }

  @Test
  void aHundredTablesAreOnePage() {
    for (int number = 0; number < 98; number++) {
      engine.withTable("table" + number, "id:S");
    }
    assertThat(engine.execute(new ListTables(null, null)).lastEvaluatedTableName()).isNull();
    for (int count = 99; count <= 101; count++) {
      engine.withTable("zzz" + count, "id:S");
      ListTables.Result page = engine.execute(new ListTables(null, null));
      assertThat(page.tableNames()).hasSize(Math.min(count + 1, 100));
      assertThat(page.lastEvaluatedTableName() != null).isEqualTo(count + 1 > 100);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "",
      value = {
        "0, 1,",
        "0, 2,",
        "1, 2,",
        "999998, 1000000,",
        "999999, 1000000,",
        "0, 999999,",
        "-1, 1, Value '-1' at 'segment' failed to satisfy constraint: Member must have value greater than or equal to 0",
        "0, 0, Value '0' at 'totalSegments' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "0, 1000001, Value '1000001' at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to 1000000",
      })
  void aScanHasAMillionSegments(int segment, int total, @Nullable String refusal) {
    Scan scan =
        new Scan(
            "things",
            null,
            null,
            null,
            Requests.NONE,
            null,
            null,
            null,
            segment,
            total,
            null,
            null);
    assertThat(Answers.of(engine, scan))
        .isEqualTo(refusal == null ? Answers.DONE : "1 validation error detected: " + refusal);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void aSegmentIsLessThanTheirNumber(int segment) {
    Scan scan =
        new Scan(
            "things", null, null, null, Requests.NONE, null, null, null, segment, 4, null, null);
    assertThat(Answers.of(engine, scan))
        .isEqualTo(
            segment < 4
                ? Answers.DONE
                : "The Segment parameter is zero-based and must be less than parameter"
                    + " TotalSegments: Segment: "
                    + segment
                    + " is not less than TotalSegments: 4");
  }
}
