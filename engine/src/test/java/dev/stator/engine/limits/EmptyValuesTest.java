package dev.stator.engine.limits;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What may be empty: texts, bytes, lists and maps, also in one another; sets may not. Developer
 * Guide, "Supported data types and naming rules in Amazon DynamoDB". Keys are {@code
 * KeySizeLimitTest}'s.
 */
final class EmptyValuesTest {
  private static final AttributeValue TEXT = AttributeValue.s("");
  private static final AttributeValue BYTES = AttributeValue.b(new byte[0]);
  private static final AttributeValue LIST = new AttributeValue.L(List.of());
  private static final AttributeValue MAP = new AttributeValue.M(Map.of());

  @ParameterizedTest
  @EnumSource
  void areStoredButForSets(WritePath path) {
    for (AttributeValue value :
        List.of(
            TEXT,
            BYTES,
            LIST,
            MAP,
            new AttributeValue.SS(Set.of("")),
            new AttributeValue.L(List.of(TEXT, BYTES, LIST, MAP)),
            new AttributeValue.M(Map.of("s", TEXT, "b", BYTES, "l", LIST, "m", MAP)))) {
      EngineUnderTest engine = table(path);
      assertThat(Answers.of(engine, path.write("a", value))).isEqualTo(Answers.DONE);
      assertThat(engine.get("things", item("id", "a")))
          .isEqualTo(item("id", "a", WritePath.ATTRIBUTE, value));
    }
  }

  @ParameterizedTest
  @EnumSource
  void areNoSets(WritePath path) {
    AttributeValue texts = new AttributeValue.SS(Set.of());
    AttributeValue numbers = new AttributeValue.NS(Set.of());
    AttributeValue bytes = new AttributeValue.BS(Set.of());
    assertRefused(path, texts, "An string set  may not be empty");
    assertRefused(path, numbers, "An number set  may not be empty");
    assertRefused(path, bytes, "Binary sets should not be empty");
    assertRefused(
        path, new AttributeValue.L(List.of(TEXT, texts)), "An string set  may not be empty");
    assertRefused(
        path, new AttributeValue.M(Map.of("n", numbers)), "An number set  may not be empty");
  }

  private static void assertRefused(WritePath path, AttributeValue value, String fault) {
    EngineUnderTest engine = table(path);
    assertThat(Answers.of(engine, path.write("a", value)))
        .as("%s of %s", path, value)
        .contains(Answers.INVALID + fault);
    assertThat(engine.storedItems()).isEqualTo(path.isPut() ? 0 : 1);
  }

  private static EngineUnderTest table(WritePath path) {
    EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");
    if (!path.isPut()) {
      engine.put("things", item("id", "a"));
    }
    return engine;
  }
}
