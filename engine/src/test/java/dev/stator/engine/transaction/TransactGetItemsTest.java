package dev.stator.engine.transaction;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.transaction.Actions.get;
import static dev.stator.engine.transaction.Actions.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.EngineError;
import dev.stator.model.EngineError.TransactionCanceled.Reason;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.ItemResponse;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransactGetItemsTest {
  private static final Item A = item("id", "a");

  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  @Test
  void readsInTheOrderOfTheActions() {
    engine.put("things", item("id", "a", "n", 1), item("id", "b", "x", "x".repeat(5000)));
    TransactGetItems.Result result =
        engine.execute(get("things", item("id", "none"), item("id", "b"), A));
    assertThat(result.responses())
        .containsExactly(
            new ItemResponse(null),
            new ItemResponse(item("id", "b", "x", "x".repeat(5000))),
            new ItemResponse(item("id", "a", "n", 1)));
    assertThat(result.consumedCapacity())
        .containsExactly(
            new ConsumedCapacity("things", 2 + 4 + 2, false, ConsumedCapacity.Kind.READ));
  }

  @Test
  void leavesOutAnItemOfWhichNothingIsAskedFor() {
    engine.put("things", item("id", "a", "n", 1));
    TransactGetItems request =
        new TransactGetItems(
            List.of(
                new TransactGetItem(new TransactGetItem.Get("things", A, "absent", Requests.NONE))),
            null);
    TransactGetItems.Result result = engine.execute(request);
    assertThat(result.responses()).containsExactly(new ItemResponse(null));
    assertThat(result.consumedCapacity()).isNull();
  }

  @Test
  void tellsWhatIsWrong() {
    engine.assertInvalid(
        get("things", A, A), "Transaction request cannot include multiple operations on one item");
    assertThat(reasons(engine, get("things", A, item("id", 1))))
        .containsExactly(
            Reason.NONE, Reason.validation("The provided key element does not match the schema"));
    engine.assertInvalid(
        new TransactGetItems(List.of(new TransactGetItem(null)), null),
        "1 validation error detected: Value null at 'transactItems.1.member.get' failed to satisfy"
            + " constraint: Member must not be null");
    Item[] tooMany = IntStream.range(0, 101).mapToObj(at -> A).toArray(Item[]::new);
    assertThatThrownBy(() -> engine.execute(get("things", tooMany)))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessageStartingWith(
            "1 validation error detected: Value '[TransactGetItem(get=Get(key={id={\"S\":\"a\"}})),"
                + " TransactGetItem(")
        .hasMessageEndingWith(
            "' at 'transactItems' failed to satisfy constraint: Member must have length less than"
                + " or equal to 100");
    assertThatThrownBy(() -> engine.execute(get("none", A)))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found");
  }

  @Test
  void readsFourMegabytesAndNoMore() {
    String full = "x".repeat(400 * 1024 - 10);
    Item[] keys = IntStream.range(0, 11).mapToObj(at -> item("id", "k" + at)).toArray(Item[]::new);
    for (int at = 0; at < 11; at++) {
      engine.put("things", item("id", "k" + at, "x", full));
    }
    engine.assertInvalid(
        get("things", keys), "The aggregate size of the items in the transaction exceeds 4 MB");
    keys[10] = item("id", "none");
    assertThat(engine.execute(get("things", keys)).responses()).hasSize(11);
  }
}
