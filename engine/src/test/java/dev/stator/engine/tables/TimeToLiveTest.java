package dev.stator.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.EngineError;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.UpdateTimeToLive;
import org.junit.jupiter.api.Test;

final class TimeToLiveTest {
  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  @Test
  void isDisabledAtFirst() {
    assertThat(describe()).isEqualTo(new DescribeTimeToLive.Result("DISABLED", null));
    engine.assertInvalid(update("expires", false), "TimeToLive is already disabled");
  }

  @Test
  void isKeptOverARestart() {
    assertThat(engine.execute(update("expires", true)))
        .isEqualTo(new UpdateTimeToLive.Result("expires", true));
    engine.restart();
    assertThat(describe()).isEqualTo(new DescribeTimeToLive.Result("ENABLED", "expires"));
    engine.execute(update("expires", false));
    engine.restart();
    assertThat(describe()).isEqualTo(new DescribeTimeToLive.Result("DISABLED", null));
  }

  @Test
  void refusesToBeEnabledTwiceAndToBeSwitchedByAnotherAttribute() {
    engine.execute(update("expires", true));
    engine.assertInvalid(update("expires", true), "TimeToLive is already enabled");
    String other =
        "TimeToLive is active on a different AttributeName: current value of AttributeName is "
            + "expires";
    engine.assertInvalid(update("other", true), other);
    engine.assertInvalid(update("other", false), other);
    assertThat(describe()).isEqualTo(new DescribeTimeToLive.Result("ENABLED", "expires"));
  }

  @Test
  void requiresItsMembersAndTheTable() {
    engine.assertInvalid(
        new UpdateTimeToLive("things", null, null),
        "2 validation errors detected: Value null at 'timeToLiveSpecification.attributeName' "
            + "failed to satisfy constraint: Member must not be null; Value null at "
            + "'timeToLiveSpecification.enabled' failed to satisfy constraint: Member must not be "
            + "null");
    engine.assertInvalid(
        update("", true),
        "1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed "
            + "to satisfy constraint: Member must have length greater than or equal to 1");
    engine.assertInvalid(
        update("a".repeat(256), true),
        "1 validation error detected: Value '"
            + "a".repeat(256)
            + "' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member "
            + "must have length less than or equal to 255");
    assertThatThrownBy(() -> engine.execute(new UpdateTimeToLive("nothing", "expires", true)))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found: Table: nothing not found");
  }

  private DescribeTimeToLive.Result describe() {
    return engine.execute(new DescribeTimeToLive("things"));
  }

  private static UpdateTimeToLive update(String attribute, boolean enable) {
    return new UpdateTimeToLive("things", attribute, enable);
  }
}
