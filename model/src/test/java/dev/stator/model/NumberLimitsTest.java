package dev.stator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 38 digits, magnitudes from 1E-130 to 9.99...E+125: Developer Guide, "Supported data types",
 * Number.
 */
class NumberLimitsTest {
  private static final String NINES_37 = "9999999999999999999999999999999999999";
  private static final String NINES_38 = NINES_37 + "9";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 37, 38, 39})
  void aNumberHasThirtyEightDigits(int digits) {
    String nines = "9".repeat(digits);
    for (String text :
        new String[] {
          nines,
          "-" + nines,
          "0." + nines,
          nines.charAt(0) + "." + nines.substring(1),
          "000" + nines + ".000",
          nines + "e50",
          nines + "e-100"
        }) {
      assertThat(refusal(text)).isEqualTo(digits <= 38 ? null : DynamoNumber.TOO_PRECISE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e124, true",
    "1e125, true",
    "1e126, false",
    "9.9e124, true",
    "9.9e125, true",
    "9.9e126, false",
    "0.1e126, true",
    "0.1e127, false",
    NINES_38 + "e87, true",
    NINES_38 + "e88, true",
    NINES_38 + "e89, false",
  })
  void magnitudesEndBelow1E126(String text, boolean fits) {
    assertThat(refusal(text)).isEqualTo(fits ? null : DynamoNumber.OVERFLOW);
    assertThat(refusal("-" + text)).isEqualTo(fits ? null : DynamoNumber.OVERFLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-129, true",
    "1e-130, true",
    "1e-131, false",
    "9.9e-130, true",
    "9.9e-131, false",
    "10e-131, true",
    "0.1e-129, true",
    "0.1e-130, false",
  })
  void magnitudesBeginAt1EMinus130(String text, boolean fits) {
    assertThat(refusal(text)).isEqualTo(fits ? null : DynamoNumber.UNDERFLOW);
    assertThat(refusal("-" + text)).isEqualTo(fits ? null : DynamoNumber.UNDERFLOW);
  }

  /** A zero has a magnitude too, as it is written. */
  @ParameterizedTest
  @CsvSource({"0e124, true", "0e125, true", "0e126, false", "0.0e126, true", "-0e126, false"})
  void aZeroIsNoLargerThanOthers(String text, boolean fits) {
    assertThat(refusal(text)).isEqualTo(fits ? null : DynamoNumber.OVERFLOW);
  }

  @ParameterizedTest
  @CsvSource({
    NINES_37 + ", 1, 1" + "0000000000000000000000000000000000000",
    NINES_38 + ", 1, 1" + "00000000000000000000000000000000000000",
    "1e36, 1, 1000000000000000000000000000000000001",
    "1e37, 1, 10000000000000000000000000000000000001",
    "1e38, 1,",
    "1e125, 1e-130,",
    "1e125, 1e87,",
    "1e125, 1e88, 100000000000000000000000000000000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "9e125, 1e124, 910000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "9e125, 1e125,",
  })
  void sumsAreExactOrOverflow(String left, String right, @Nullable String sum) {
    DynamoNumber one = DynamoNumber.parse(left);
    DynamoNumber other = DynamoNumber.parse(right);
    DynamoNumber negative = DynamoNumber.parse("-" + right);
    if (sum == null) {
      assertThatThrownBy(() -> one.plus(other)).hasMessage(DynamoNumber.OVERFLOW);
      assertThatThrownBy(() -> one.minus(negative)).hasMessage(DynamoNumber.OVERFLOW);
    } else {
      assertThat(one.plus(other)).hasToString(sum);
      assertThat(one.minus(negative)).hasToString(sum);
    }
  }

  @ParameterizedTest
  @CsvSource({"2e-130, 1e-130, true", "1.1e-129, 1e-129, true", "1.01e-129, 1e-129, false"})
  void differencesDoNotVanish(String left, String right, boolean fits) {
    // The least digit that there is, is one of 1E-130.
    if (fits) {
      assertThat(DynamoNumber.parse(left).minus(DynamoNumber.parse(right)).signum()).isPositive();
    } else {
      assertThatThrownBy(() -> DynamoNumber.parse(left).minus(DynamoNumber.parse(right)))
          .hasMessage(DynamoNumber.UNDERFLOW);
    }
  }

  private static @Nullable String refusal(String text) {
    try {
      DynamoNumber.parse(text);
      return null;
    } catch (NumberFormatException refused) {
      return refused.getMessage();
    }
  }
}
