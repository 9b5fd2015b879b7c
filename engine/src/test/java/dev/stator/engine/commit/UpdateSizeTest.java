package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import dev.stator.model.operation.AttributeValueUpdate;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.UpdateItem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a single UpdateItem may carry: besides the updated item, its own names, values and actions
 * count in 400 KB. The figures are measured of the service, not documented.
 */
class UpdateSizeTest {
  private static final String TOO_LARGE =
      "Item size to update has exceeded the maximum allowed size";
  private static final int UPDATE = 3;
  private static final int SET = 19;
  private static final int REMOVE = 1;

  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  @Test
  void countsASetValueWithItsName() {
    assertLimit("SET p = :v", UPDATE + SET + 1);
    assertLimit("SET longer = :v", UPDATE + SET + 6);
    // Twice used, twice counted.
    int once = (Limits.ITEM_SIZE_BYTES_MAX - UPDATE - 2 * (SET + 1)) / 2;
    engine.execute(update("SET p = :v, q = :v", once));
    engine.assertInvalid(update("SET p = :v, q = :v", once + 1), TOO_LARGE);
  }

  @Test
  void countsOtherActions() {
    assertLimit("SET p = :v REMOVE r", UPDATE + SET + 1 + REMOVE + 1);
    assertLimit("SET p = if_not_exists(q, :v)", UPDATE + SET + 1 + 39 + 16);
    engine.put("things", item("id", "a", "m", new AttributeValue.M(Map.of())));
    assertLimit("SET m.n = :v", UPDATE + SET + 1 + 4 + 1);
    engine.put("things", item("id", "a", "l", new AttributeValue.L(List.of())));
    assertLimit("SET l[10] = :v", UPDATE + SET + 1 + 4 + 2);
  }

  @Test
  void countsArithmeticWhateverItsResult() {
    engine.put("things", item("id", "a", "n", 1));
    int plus = 34 + 16 + 2;

    assertLimit("SET p = :v, n = n + :n", UPDATE + 2 * (SET + 1) + plus, ":n");
    assertLimit("SET p = :v, n = n - :n", UPDATE + 2 * (SET + 1) + plus + 3, ":n");
    assertLimit("SET p = :v ADD n :n", UPDATE + 2 * (SET + 1) + 2, ":n");
  }

  @Test
  void legacyUpdatesCountAlike() {
    int most = Limits.ITEM_SIZE_BYTES_MAX - UPDATE - SET - 1;
    engine.execute(legacy(most));
    engine.assertInvalid(legacy(most + 1), TOO_LARGE);
  }

  @Test
  void theUpdatedItemMustFitToo() {
    // What is there already is no part of the request.
    engine.put("things", item("id", "a", "old", "o".repeat(1000)));
    int most = Limits.ITEM_SIZE_BYTES_MAX - 3 - 1003 - 1;

    engine.execute(update("SET p = :v", most));
    assertThat(ItemSize.of(stored())).isEqualTo(Limits.ITEM_SIZE_BYTES_MAX);
    engine.assertInvalid(update("SET p = :v", most + 1), TOO_LARGE);
  }

  @Test
  void statementsAreMeasuredByTheItemAlone() {
    engine.put("things", item("id", "a"));
    int most = Limits.ITEM_SIZE_BYTES_MAX - 3 - 1;

    engine.execute(statement(most));
    assertThat(ItemSize.of(stored())).isEqualTo(Limits.ITEM_SIZE_BYTES_MAX);
    engine.assertInvalid(statement(most + 1), TOO_LARGE);
  }

  /** That {@code :v} may be as long as the limit less {@code overhead}, and no longer. */
  private void assertLimit(String expression, int overhead, String... numbers) {
    int most = Limits.ITEM_SIZE_BYTES_MAX - overhead;
    Item before = engine.get("things", item("id", "a"));
    for (int bytes : new int[] {most - 1, most}) {
      engine.execute(update(expression, bytes, numbers));
      engine.put("things", before == null ? item("id", "a") : before);
    }
    engine.assertInvalid(update(expression, most + 1, numbers), TOO_LARGE);
  }

  private Item stored() {
    Item stored = engine.get("things", item("id", "a"));
    assertThat(stored).isNotNull();
    return stored == null ? Item.EMPTY : stored;
  }

  private static UpdateItem update(String expression, int bytes, String... numbers) {
    Substitutions values =
        expression.contains(":v")
            ? numbers.length == 0
                ? Requests.values(":v", "v".repeat(bytes))
                : Requests.values(":v", "v".repeat(bytes), numbers[0], 1)
            : Requests.NONE;
    return new UpdateItem(
        "things", item("id", "a"), expression, null, values, null, null, null, null);
  }

  private static UpdateItem legacy(int bytes) {
    return new UpdateItem(
        "things",
        item("id", "a"),
        null,
        null,
        Requests.NONE,
        null,
        null,
        null,
        null,
        Map.of("p", new AttributeValueUpdate(AttributeValue.s("v".repeat(bytes)), "PUT")),
        null,
        null);
  }

  private static ExecuteStatement statement(int bytes) {
    return new ExecuteStatement(
        "UPDATE things SET p = ? WHERE id = 'a'",
        List.of(AttributeValue.s("v".repeat(bytes))),
        null,
        null,
        null,
        null,
        null);
  }
}
