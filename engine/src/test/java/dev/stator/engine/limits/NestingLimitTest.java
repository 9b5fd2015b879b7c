package dev.stator.engine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Limits;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents of 32 levels, the innermost value's included: Developer Guide, "Quotas". */
final class NestingLimitTest {
  private static final String TOO_DEEP =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
          + "beyond supported limit";

  @ParameterizedTest
  @EnumSource
  void isThirtyTwoLevels(WritePath path) {
    for (int levels = Limits.NESTING_DEPTH_MAX - 1;
        levels <= Limits.NESTING_DEPTH_MAX + 1;
        levels++) {
      EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");
      if (!path.isPut()) {
        engine.put("things", EngineUnderTest.item("id", "a"));
      }
      boolean fits = levels <= Limits.NESTING_DEPTH_MAX;
      for (AttributeValue value : List.of(Requests.nested(levels - 1), lists(levels - 1))) {
        String answer =
            Answers.of(engine, path.write("a" + (path.isPut() ? value.type() : ""), value));
        assertThat(answer)
            .as("%s, %d levels", path, levels)
            .endsWith(fits ? Answers.DONE : TOO_DEEP);
      }
    }
  }

  private static AttributeValue lists(int levels) {
    AttributeValue value = AttributeValue.s("leaf");
    for (int level = 0; level < levels; level++) {
      value = new AttributeValue.L(List.of(value));
    }
    return value;
  }
}
