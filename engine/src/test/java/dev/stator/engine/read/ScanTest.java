package dev.stator.engine.read;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.EngineUnderTest.sortedTexts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.Substitutions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanTest {
  private static final int ITEMS = 60;
  private static final Scan ALL = scan(null, null, null, null);

  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("things", "id:S").withTable("others", "id:S");

  @BeforeEach
  void putItems() {
    for (int number = 0; number < ITEMS; number++) {
      engine.put("things", item("id", "%02d".formatted(number), "n", number));
    }
    engine.put("others", item("id", "other"));
  }

  @Test
  void readsTheWholeTableAndNoOther() {
    ItemPage page = engine.execute(ALL);
    assertThat(page.count()).isEqualTo(ITEMS);
    assertThat(page.scannedCount()).isEqualTo(ITEMS);
    assertThat(page.lastEvaluatedKey()).isNull();
    assertThat(sortedTexts(page.items(), "id")).doesNotHaveDuplicates().hasSize(ITEMS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 59, 60, 61})
  void givesEveryItemOnceWhateverThePagesAre(int limit) {
    assertThat(ids(limit, null, null)).doesNotHaveDuplicates().hasSize(ITEMS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1000})
  void givesEveryItemInOneSegmentOnly(int totalSegments) {
    List<String> ids = new ArrayList<>();
    for (int segment = 0; segment < totalSegments; segment++) {
      ids.addAll(ids(3, segment, totalSegments));
    }
    assertThat(ids).doesNotHaveDuplicates().hasSize(ITEMS);
  }

  @Test
  void filtersOnAnyAttributeAlsoTheKey() {
    ItemPage page =
        engine.execute(filtered("id = :id OR n = :n", Requests.values(":id", "03", ":n", 5), "n"));
    assertThat(page.count()).isEqualTo(2);
    assertThat(page.scannedCount()).isEqualTo(ITEMS);
    assertThat(page.items()).containsExactlyInAnyOrder(item("n", 3), item("n", 5));
    engine.assertInvalid(
        filtered("id.x = :id", Requests.values(":id", "03"), null),
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
            + "allowed: Key: id");
  }

  @Test
  void countsOnlyIfAskedForTheCount() {
    ItemPage page =
        engine.execute(
            new Scan(
                "things",
                null,
                null,
                null,
                Requests.NONE,
                "COUNT",
                null,
                true,
                null,
                null,
                null,
                "TOTAL"));
    assertThat(page.items()).isNull();
    assertThat(page.count()).isEqualTo(ITEMS);
    assertThat(page.consumedCapacity()).isEqualTo(new ConsumedCapacity("things", 1, false));
  }

  @Test
  void refusesMembersThatDoNotFit() {
    engine.assertInvalid(
        scan(0, null, null, null),
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
            + "must have value greater than or equal to 1");
    engine.assertInvalid(
        scan(null, null, null, item("id", "a", "x", 1)),
        "The provided starting key is invalid: The provided key element does not match the schema");
    engine.assertInvalid(
        new Scan(
            "things", "byDay", null, null, Requests.NONE, null, null, null, null, null, null, null),
        "The table does not have the specified index: byDay");
    engine.assertInvalid(
        new Scan(
            "things",
            null,
            null,
            null,
            Requests.values(":v", 1),
            null,
            null,
            null,
            null,
            null,
            null,
            null),
        "ExpressionAttributeValues can only be specified when using expressions: "
            + "FilterExpression is null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;;The TotalSegments parameter is required but was not present in the request when Segment"
            + " parameter is present",
        ";1;The Segment parameter is required but was not present in the request when parameter"
            + " TotalSegments is present",
        "4;4;The Segment parameter is zero-based and must be less than parameter TotalSegments:"
            + " Segment: 4 is not less than TotalSegments: 4",
        "-1;4;1 validation error detected: Value '-1' at 'segment' failed to satisfy constraint:"
            + " Member must have value greater than or equal to 0",
        "0;0;1 validation error detected: Value '0' at 'totalSegments' failed to satisfy"
            + " constraint: Member must have value greater than or equal to 1",
        "0;1000001;1 validation error detected: Value '1000001' at 'totalSegments' failed to"
            + " satisfy constraint: Member must have value less than or equal to 1000000"
      })
  void refusesSegmentsThatAreNone(
      @Nullable Integer segment, @Nullable Integer totalSegments, String message) {
    engine.assertInvalid(scan(null, segment, totalSegments, null), message);
    assertThat(engine.execute(scan(null, 999_999, 1_000_000, null)).count()).isLessThan(ITEMS);
  }

  @Test
  void refusesAStartKeyOfAnotherSegment() {
    Item key = engine.execute(scan(1, 0, 2, null)).lastEvaluatedKey();
    engine.assertInvalid(
        scan(null, 1, 2, key),
        "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
            + "ExclusiveStartKey with correct Segment. TotalSegments: 2 Segment: 1");
  }

  private List<String> ids(int limit, @Nullable Integer segment, @Nullable Integer totalSegments) {
    List<String> ids = new ArrayList<>();
    Item start = null;
    do {
      ItemPage page = engine.execute(scan(limit, segment, totalSegments, start));
      ids.addAll(sortedTexts(page.items(), "id"));
      start = page.lastEvaluatedKey();
    } while (start != null);
    return ids;
  }

  private static Scan filtered(
      String filter, Substitutions substitutions, @Nullable String projection) {
    return new Scan(
        "things",
        null,
        filter,
        projection,
        substitutions,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Scan scan(
      @Nullable Integer limit,
      @Nullable Integer segment,
      @Nullable Integer totalSegments,
      @Nullable Item start) {
    return new Scan(
        "things",
        null,
        null,
        null,
        Requests.NONE,
        null,
        limit,
        null,
        segment,
        totalSegments,
        start,
        null);
  }
}
