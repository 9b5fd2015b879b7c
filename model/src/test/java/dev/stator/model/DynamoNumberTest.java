package dev.stator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoNumberTest {

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "+5,5",
    "-0,0",
    "0.0,0",
    ".5,0.5",
    "5.,5",
    "1e3,1000",
    "1E-3,0.001",
    "007,7",
    "1.500,1.5",
    "-12.30,-12.3",
    "1e125,1" + ZEROS_125,
    "12345678901234567890123456789012345678,12345678901234567890123456789012345678"
  })
  void printsInPlainDecimal(String text, String printed) {
    assertThat(DynamoNumber.parse(text)).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "abc",
        "1+2",
        "NaN",
        "Infinity",
        "0x10",
        "1e",
        "--1",
        ".",
        "1_000",
        "١"
      })
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> DynamoNumber.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("The parameter cannot be converted to a numeric value: " + text);
  }

  @Test
  void holds38DigitsAndNotOneMore() {
    assertThat(DynamoNumber.parse("1" + "1".repeat(37))).hasToString("1".repeat(38));
    assertThatThrownBy(() -> DynamoNumber.parse("1".repeat(39)))
        .hasMessage(DynamoNumber.TOO_PRECISE);
  }

  @Test
  void holdsMagnitudesFrom1EMinus130To9E125() {
    assertThat(DynamoNumber.parse("1e-130").signum()).isEqualTo(1);
    assertThat(DynamoNumber.parse("9.9999999999999999999999999999999999999e125").signum())
        .isEqualTo(1);
    assertThatThrownBy(() -> DynamoNumber.parse("1e126")).hasMessage(DynamoNumber.OVERFLOW);
    assertThatThrownBy(() -> DynamoNumber.parse("1e-131")).hasMessage(DynamoNumber.UNDERFLOW);
  }

  @Test
  void isEqualByValue() {
    assertThat(DynamoNumber.parse("1.0"))
        .isEqualTo(DynamoNumber.parse("1e0"))
        .isEqualTo(DynamoNumber.of(1));
    assertThat(DynamoNumber.parse("100"))
        .isEqualTo(DynamoNumber.parse("1e2"))
        .hasSameHashCodeAs(DynamoNumber.of(100));
  }

  @Test
  void tellsAnInexactSumAsOverflow() {
    assertThatThrownBy(() -> DynamoNumber.parse("1e50").plus(DynamoNumber.of(1)))
        .hasMessage(DynamoNumber.OVERFLOW);
    assertThat(DynamoNumber.parse("0.1").plus(DynamoNumber.parse("0.2"))).hasToString("0.3");
  }

  private static final String ZEROS_125 =
      "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";
}
