package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.DeleteItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DeleteItemTest {
  private final EngineUnderTest engine = new EngineUnderTest().withTable("ranged", "id:S", "sk:N");

  @Test
  void deletesOneItemAndTellsItIfAsked() {
    engine.put("ranged", item("id", "a", "sk", 1, "x", 9), item("id", "a", "sk", 2));
    DeleteItem.Result result =
        engine.execute(delete(item("id", "a", "sk", 1), null, "ALL_OLD", "TOTAL"));
    assertThat(result.attributes()).isEqualTo(item("id", "a", "sk", 1, "x", 9));
    assertThat(result.consumedCapacity()).isEqualTo(new ConsumedCapacity("ranged", 1, false));
    assertThat(engine.get("ranged", item("id", "a", "sk", 1))).isNull();
    assertThat(engine.get("ranged", item("id", "a", "sk", 2))).isNotNull();
    assertThat(engine.describe("ranged").itemCount()).isEqualTo(1);
  }

  @Test
  void findsAnItemByTheValueOfItsNumber() {
    engine.put("ranged", item("id", "a", "sk", 100));
    engine.execute(delete(item("id", "a", "sk", AttributeValue.n("1.00e2")), null, null, null));
    assertThat(engine.get("ranged", item("id", "a", "sk", 100))).isNull();
  }

  @Test
  void deletesWhatIsNotThereForOneUnit() {
    DeleteItem.Result result =
        engine.execute(delete(item("id", "a", "sk", 1), null, "ALL_OLD", "TOTAL"));
    assertThat(result.attributes()).isNull();
    assertThat(result.consumedCapacity()).isEqualTo(new ConsumedCapacity("ranged", 1, false));
    assertThat(engine.describe("ranged").itemCount()).isZero();
  }

  @Test
  void keepsTheItemIfTheConditionIsFalse() {
    engine.put("ranged", item("id", "a", "sk", 1));
    assertThatThrownBy(
            () ->
                engine.execute(delete(item("id", "a", "sk", 1), "attribute_exists(x)", null, null)))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class);
    assertThat(engine.get("ranged", item("id", "a", "sk", 1))).isNotNull();
  }

  @Test
  void requiresTheWholeKey() {
    String mismatch = "The provided key element does not match the schema";
    engine.assertInvalid(delete(item("id", "a"), null, null, null), mismatch);
    engine.assertInvalid(delete(item("id", "a", "sk", "1"), null, null, null), mismatch);
    engine.assertInvalid(delete(item("id", "a", "of", 1), null, null, null), mismatch);
    engine.assertInvalid(
        delete(item("id", "", "sk", 1), null, null, null),
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
            + "cannot contain an empty string value. Key: id");
    engine.assertInvalid(
        delete(item("id", "a", "sk", 1), null, "UPDATED_OLD", null),
        "Return values set to invalid value");
  }

  private static DeleteItem delete(
      Item key,
      @Nullable String condition,
      @Nullable String returnValues,
      @Nullable String capacity) {
    return new DeleteItem(
        "ranged", key, condition, Requests.NONE, returnValues, null, capacity, null);
  }
}
