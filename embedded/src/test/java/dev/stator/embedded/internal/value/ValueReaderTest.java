package dev.stator.embedded.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.validation.ItemRules;
import dev.stator.model.DynamoNumber;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ValueReaderTest {
  private static final String INVALID = "One or more parameter values were invalid: ";

  static Stream<Arguments> refused() {
    SdkBytes bytes = SdkBytes.fromUtf8String("a");
    return Stream.of(
        Arguments.of(null, ValueTypes.EMPTY_VALUE),
        Arguments.of(AttributeValue.builder().build(), ValueTypes.EMPTY_VALUE),
        Arguments.of(AttributeValue.builder().s("x").s(null).build(), ValueTypes.EMPTY_VALUE),
        Arguments.of(AttributeValue.builder().s("x").n("1").build(), ValueTypes.SEVERAL_TYPES),
        Arguments.of(
            AttributeValue.builder().ss(List.of()).l(List.of()).build(), ValueTypes.SEVERAL_TYPES),
        Arguments.of(AttributeValue.fromNul(false), ValueReader.NULL_MUST_BE_TRUE),
        Arguments.of(AttributeValue.fromN("1x"), DynamoNumber.NOT_A_NUMBER + "1x"),
        Arguments.of(AttributeValue.fromN(""), ValueReader.EMPTY_NUMBER),
        Arguments.of(AttributeValue.fromN("1e126"), DynamoNumber.OVERFLOW),
        Arguments.of(AttributeValue.fromN("1e-131"), DynamoNumber.UNDERFLOW),
        Arguments.of(
            AttributeValue.fromSs(List.of("a", "a")),
            INVALID + "Input collection [a, a] contains duplicates."),
        Arguments.of(
            AttributeValue.fromNs(List.of("1", "1.0")), "Input collection contains duplicates"),
        Arguments.of(AttributeValue.fromNs(List.of("one")), DynamoNumber.NOT_A_NUMBER + "one"),
        Arguments.of(
            AttributeValue.fromBs(List.of(bytes, bytes)),
            INVALID + "Input collection [YQ==, YQ==]of type BS contains duplicates."),
        Arguments.of(
            AttributeValue.fromSs(Collections.singletonList(null)),
            INVALID + "An string set may not have a null string as a member"),
        Arguments.of(AttributeValue.fromL(Collections.singletonList(null)), ValueTypes.EMPTY_VALUE),
        Arguments.of(
            AttributeValue.fromM(Map.of("a", AttributeValue.builder().build())),
            ValueTypes.EMPTY_VALUE),
        Arguments.of(
            AttributeValue.fromM(Collections.singletonMap(null, AttributeValue.fromS("x"))),
            ValueReader.NULL_NAME));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsNoValueInTheServicesWords(@Nullable AttributeValue value, String message) {
    assertThatThrownBy(() -> ValueReader.value(value))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(message);
  }

  @Test
  void takesEmptyCollectionsForTheEngineToJudge() {
    assertThat(ValueReader.value(AttributeValue.fromSs(List.of())))
        .isEqualTo(new dev.stator.model.AttributeValue.SS(Set.of()));
    assertThat(ValueReader.value(AttributeValue.fromM(Map.of())))
        .isEqualTo(new dev.stator.model.AttributeValue.M(Map.of()));
  }

  @Test
  void readsTheMemberThatIsLeftAfterAnotherWasTakenAway() {
    assertThat(ValueReader.value(AttributeValue.builder().s("x").s(null).n("1").build()))
        .isEqualTo(dev.stator.model.AttributeValue.n(1));
  }

  @Test
  void refusesNestingThatWouldOverflowTheStack() {
    AttributeValue allowed = nested(Limits.NESTING_DEPTH_MAX);
    assertThat(ValueReader.value(allowed).type()).isEqualTo("L");

    assertThatThrownBy(() -> ValueReader.value(nested(Limits.NESTING_DEPTH_MAX + 1)))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(ItemRules.TOO_DEEP);
    assertThatThrownBy(() -> ValueReader.value(nested(200_000)))
        .isInstanceOf(EngineError.Validation.class);
  }

  @Test
  void namesThePlaceholderOfAWrongValue() {
    assertThatThrownBy(() -> ValueReader.substitutions(Map.of(":v", AttributeValue.fromN("b"))))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(
            "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to"
                + " a numeric value: b for key :v");
  }

  private static AttributeValue nested(int lists) {
    AttributeValue value = AttributeValue.fromS("core");
    for (int depth = 0; depth < lists; depth++) {
      value = AttributeValue.fromL(List.of(value));
    }
    return value;
  }
}
