package dev.stator.engine.commit;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.Requests.nested;
import static dev.stator.engine.Requests.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.UpdateItem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UpdateItemTest {
  private static final Item KEY = item("id", "a");
  private static final String INVALID = "One or more parameter values were invalid: ";

  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  @Test
  void changesWhatTheExpressionNames() {
    engine.put("things", item("id", "a", "n", 1, "gone", 2, "kept", 3));
    update("SET n = n + :one, s = :text REMOVE gone", values(":one", 1, ":text", "x"));
    assertThat(engine.get("things", KEY)).isEqualTo(item("id", "a", "n", 2, "s", "x", "kept", 3));
    assertThat(engine.describe("things").itemCount()).isEqualTo(1);
    assertThat(engine.describe("things").sizeBytes()).isEqualTo(3 + (1 + 2) + 2 + (4 + 2));
  }

  @Test
  void createsAMissingItemFromItsKey() {
    update("SET n = :one", values(":one", 1));
    assertThat(engine.get("things", KEY)).isEqualTo(item("id", "a", "n", 1));
    assertThat(engine.describe("things").itemCount()).isEqualTo(1);
  }

  @Test
  void createsTheBareKeyWithoutAnExpression() {
    update(null, Requests.NONE);
    assertThat(engine.get("things", KEY)).isEqualTo(KEY);
    engine.put("things", item("id", "a", "n", 1));
    update(null, Requests.NONE);
    assertThat(engine.get("things", KEY)).isEqualTo(item("id", "a", "n", 1));
  }

  @Test
  void createsNothingByRemovingOnly() {
    update("REMOVE x.y, z", Requests.NONE);
    update("DELETE s :set", values(":set", new AttributeValue.SS(Set.of("x"))));
    assertThat(engine.get("things", KEY)).isNull();
    assertThat(engine.describe("things").itemCount()).isZero();
  }

  @Test
  void returnsWhatItIsAskedFor() {
    Item old = item("id", "a", "n", 1, "kept", 3);
    Item changed = item("id", "a", "n", 2, "kept", 3);
    assertThat(returned("NONE", old)).isNull();
    assertThat(returned(null, old)).isNull();
    assertThat(returned("ALL_OLD", old)).isEqualTo(old);
    assertThat(returned("ALL_NEW", old)).isEqualTo(changed);
    assertThat(returned("UPDATED_OLD", old)).isEqualTo(item("n", 1));
    assertThat(returned("UPDATED_NEW", old)).isEqualTo(item("n", 2));
    assertThat(returned("UPDATED_OLD", item("id", "a", "other", 1))).isNull();
  }

  private @Nullable Item returned(@Nullable String returnValues, Item old) {
    engine.put("things", old);
    UpdateItem request = request("SET n = :two", null, values(":two", 2), returnValues);
    return engine.execute(request).attributes();
  }

  @Test
  void testsTheConditionOnTheItemAsItWas() {
    engine.assertInvalid(
        request("SET n = n + :one", null, values(":one", 1), null),
        "The provided expression refers to an attribute that does not exist in the item");
    assertThatThrownBy(
            () ->
                engine.execute(
                    request("SET n = :one", "attribute_exists(id)", values(":one", 1), null)))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class);
    assertThat(engine.get("things", KEY)).isNull();
    engine.execute(request("SET n = :one", "attribute_not_exists(id)", values(":one", 1), null));
    assertThat(engine.get("things", KEY)).isEqualTo(item("id", "a", "n", 1));
  }

  @Test
  void leavesTheKeyAlone() {
    engine.assertInvalid(
        request("SET id = :v", null, values(":v", "b"), null),
        INVALID + "Cannot update attribute id. This attribute is part of the key");
    engine.assertInvalid(
        new UpdateItem("things", item("id", 1), null, null, Requests.NONE, null, null, null, null),
        "The provided key element does not match the schema");
    engine.assertInvalid(
        new UpdateItem(
            "things", item("id", "a", "x", 1), null, null, Requests.NONE, null, null, null, null),
        "The provided key element does not match the schema");
  }

  @Test
  void limitsWhatTheItemBecomes() {
    int room = 400 * 1024 - "id".length() - 1 - "half".length() - "x".length();
    engine.put("things", item("id", "a", "half", "h".repeat(room / 2)));
    engine.assertInvalid(
        request("SET x = :v", null, values(":v", "x".repeat(room - room / 2 + 1)), null),
        "Item size to update has exceeded the maximum allowed size");
    String tooDeep = "Nesting Levels have exceeded supported limits";
    engine.assertInvalid(
        request("SET x = :v", null, values(":v", nested(32)), null),
        tooDeep + ": Attributes in the item have nested levels beyond supported limit");
    update("SET x = :v", values(":v", nested(31)));
    engine.put("things", item("id", "a", "m", nested(1)));
    engine.assertInvalid(request("SET m.n = :v", null, values(":v", nested(31)), null), tooDeep);
  }

  @Test
  void tellsTheFirstWrongEnumerationOnly() {
    engine.assertInvalid(
        new UpdateItem("things", KEY, null, null, Requests.NONE, "hi", null, "yes", "please"),
        "1 validation error detected: Value 'yes' at 'returnConsumedCapacity' failed to satisfy "
            + "constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]");
    engine.assertInvalid(
        new UpdateItem("things", null, null, null, Requests.NONE, null, null, null, null),
        "1 validation error detected: Value null at 'key' failed to satisfy constraint: Member "
            + "must not be null");
  }

  private void update(@Nullable String expression, Substitutions substitutions) {
    engine.execute(request(expression, null, substitutions, null));
  }

  private static UpdateItem request(
      @Nullable String update,
      @Nullable String condition,
      Substitutions substitutions,
      @Nullable String returnValues) {
    return new UpdateItem(
        "things", KEY, update, condition, substitutions, returnValues, null, null, null);
  }
}
