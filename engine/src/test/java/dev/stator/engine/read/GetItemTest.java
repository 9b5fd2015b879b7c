package dev.stator.engine.read;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.Substitutions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GetItemTest {
  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  @Test
  void tellsWhatIsProjected() {
    engine.put("things", item("id", "a", "x", 1, "y", 2));
    assertThat(get("x, #why", Requests.names("#why", "y")).item()).isEqualTo(item("x", 1, "y", 2));
    assertThat(get("absent", Requests.NONE).item()).isEqualTo(Item.EMPTY);
    assertThat(get(null, Requests.NONE).item()).isEqualTo(item("id", "a", "x", 1, "y", 2));
  }

  @Test
  void answersNothingForAMissingItem() {
    GetItem.Result result =
        engine.execute(new GetItem("things", item("id", "a"), true, null, Requests.NONE, "TOTAL"));
    assertThat(result.item()).isNull();
    assertThat(result.consumedCapacity()).isEqualTo(new ConsumedCapacity("things", 1, false));
  }

  @ParameterizedTest
  @CsvSource({
    "4095, true, 1",
    "4096, true, 1",
    "4097, true, 2",
    "4096, false, 0.5",
    "4097, false, 1",
    "8192, , 1",
    "8193, , 1.5"
  })
  void countsReadUnitsOfFourKilobytes(int bytes, @Nullable Boolean consistent, double units) {
    engine.put("things", item("id", "a", "x", "x".repeat(bytes - 4)));
    GetItem.Result result =
        engine.execute(
            new GetItem("things", item("id", "a"), consistent, "id", Requests.NONE, "INDEXES"));
    assertThat(result.consumedCapacity()).isEqualTo(new ConsumedCapacity("things", units, true));
  }

  @Test
  void refusesWhatIsNoRequest() {
    engine.assertInvalid(
        new GetItem("things", item("id", 1), null, null, Requests.NONE, null),
        "The provided key element does not match the schema");
    engine.assertInvalid(
        new GetItem("things", null, null, null, Requests.NONE, "SOME"),
        "2 validation errors detected: Value 'SOME' at 'returnConsumedCapacity' failed to satisfy "
            + "constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value null "
            + "at 'key' failed to satisfy constraint: Member must not be null");
    engine.assertInvalid(
        new GetItem("things", item("id", "a"), null, null, Requests.names("#n", "x"), null),
        "ExpressionAttributeNames can only be specified when using expressions");
  }

  private GetItem.Result get(@Nullable String projection, Substitutions substitutions) {
    return engine.execute(
        new GetItem("things", item("id", "a"), null, projection, substitutions, null));
  }
}
