package dev.stator.engine.read;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.read.QueryRequest.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ItemPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryPagingTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final EngineUnderTest engine = new EngineUnderTest().withTable("ranged", "id:S", "sk:N");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9, 10, 11})
  void givesEveryItemOnceWhateverThePagesAre(int limit) {
    List<Item> all = putTen();
    assertThat(pages(limit, false)).containsExactlyElementsOf(all);
    Collections.reverse(all);
    assertThat(pages(limit, true)).containsExactlyElementsOf(all);
  }

  @Test
  void tellsAKeyAlsoIfTheLimitWasTheLastItem() {
    putTen();
    ItemPage page = engine.execute(query("ranged", "id = :id", ":id", "a").limit(10).build());
    assertThat(page.lastEvaluatedKey()).isEqualTo(item("id", "a", "sk", 9));
    ItemPage empty =
        engine.execute(
            query("ranged", "id = :id", ":id", "a").start(page.lastEvaluatedKey()).build());
    assertThat(empty.items()).isEmpty();
    assertThat(empty.lastEvaluatedKey()).isNull();
    assertThat(
            engine
                .execute(query("ranged", "id = :id", ":id", "a").limit(11).build())
                .lastEvaluatedKey())
        .isNull();
  }

  @Test
  void goesOnAfterAnItemThatWasDeleted() {
    List<Item> all = putTen();
    ItemPage first = engine.execute(query("ranged", "id = :id", ":id", "a").limit(4).build());
    engine.execute(
        new DeleteItem(
            "ranged", first.lastEvaluatedKey(), null, Requests.NONE, null, null, null, null));
    ItemPage rest =
        engine.execute(
            query("ranged", "id = :id", ":id", "a").start(first.lastEvaluatedKey()).build());
    assertThat(rest.items()).containsExactlyElementsOf(all.subList(4, 10));
  }

  @Test
  void goesOnFromAKeyThatNeverExisted() {
    List<Item> all = putTen();
    Item between = item("id", "a", "sk", AttributeValue.n("4.5"));
    assertThat(
            engine.execute(query("ranged", "id = :id", ":id", "a").start(between).build()).items())
        .containsExactlyElementsOf(all.subList(5, 10));
  }

  @Test
  void limitsWhatIsEvaluatedNotWhatPassesTheFilter() {
    putTen();
    ItemPage page =
        engine.execute(
            query("ranged", "id = :id", ":id", "a", ":v", "none")
                .filter("x = :v")
                .limit(3)
                .build());
    assertThat(page.items()).isEmpty();
    assertThat(page.scannedCount()).isEqualTo(3);
    assertThat(page.lastEvaluatedKey()).isEqualTo(item("id", "a", "sk", 2));
  }

  @Test
  void endsAPageAtOneMegabyteInBothDirections() {
    int itemBytes = 100 * 1024;
    for (int at = 1; at <= 15; at++) {
      engine.put("ranged", sized(at, itemBytes));
    }
    // Ten items are 1,024,000 bytes, the eleventh reaches the megabyte.
    ItemPage forward =
        engine.execute(query("ranged", "id = :id", ":id", "a").capacity("TOTAL").build());
    assertThat(forward.count()).isEqualTo(11);
    assertThat(forward.lastEvaluatedKey()).isEqualTo(item("id", "a", "sk", 11));
    assertThat(forward.consumedCapacity())
        .isEqualTo(new ConsumedCapacity("ranged", 11 * itemBytes / 4096.0 / 2, false));
    ItemPage reverse =
        engine.execute(query("ranged", "id = :id", ":id", "a").reverse().select("COUNT").build());
    assertThat(reverse.count()).isEqualTo(11);
    assertThat(reverse.lastEvaluatedKey()).isEqualTo(item("id", "a", "sk", 5));
  }

  @Test
  void countsTheMegabyteToTheByte() {
    engine.put("ranged", sized(1, 400_000), sized(2, 400_000), item("id", "a", "sk", 4));
    int rest = MEGABYTE - 800_000;
    engine.put("ranged", sized(3, rest - 1));
    assertThat(all().count()).isEqualTo(4);
    engine.put("ranged", sized(3, rest));
    assertThat(all().count()).isEqualTo(3);
    engine.put("ranged", sized(3, rest + 1));
    assertThat(all().count()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void roundsCapacityOncePerPage(int items) {
    for (int at = 0; at < items; at++) {
      engine.put("ranged", sized(at + 1, 2000));
    }
    ItemPage page =
        engine.execute(
            query("ranged", "id = :id", ":id", "a").consistent().capacity("TOTAL").build());
    assertThat(page.consumedCapacity())
        .isEqualTo(new ConsumedCapacity("ranged", items == 2 ? 1 : 2, false));
  }

  @Test
  void countsOneUnitForNothing() {
    ItemPage page =
        engine.execute(query("ranged", "id = :id", ":id", "zzz").capacity("TOTAL").build());
    assertThat(page.consumedCapacity()).isEqualTo(new ConsumedCapacity("ranged", 0.5, false));
  }

  private ItemPage all() {
    return engine.execute(query("ranged", "id = :id", ":id", "a").build());
  }

  private List<Item> putTen() {
    List<Item> items = new ArrayList<>();
    for (int at = 0; at < 10; at++) {
      items.add(item("id", "a", "sk", at, "x", "item " + at));
    }
    engine.put("ranged", items.toArray(Item[]::new));
    return items;
  }

  private List<Item> pages(int limit, boolean reverse) {
    List<Item> items = new ArrayList<>();
    Item start = null;
    do {
      QueryRequest request = query("ranged", "id = :id", ":id", "a").limit(limit).start(start);
      ItemPage page = engine.execute((reverse ? request.reverse() : request).build());
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      items.addAll(page.items());
      start = page.lastEvaluatedKey();
    } while (start != null);
    return items;
  }

  /** An item of exactly so many bytes: its key is 2 + 1 and 2 + 2 of them. */
  private static Item sized(int at, int bytes) {
    return item("id", "a", "sk", at, "x", "x".repeat(bytes - 3 - 4 - 1));
  }
}
