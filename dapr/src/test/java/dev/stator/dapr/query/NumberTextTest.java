package dev.stator.dapr.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, -0.0e5, 0",
    "1, 1.000, 0",
    "1e2, 100, 0",
    "0.001E+3, 1, 0",
    "12, 1, 1",
    "-12, -1, -1",
    "-1, 0, -1",
    "1e99999999999, 9e9999999999, 1",
    "1e-99999999999, 0, 1",
    "-1e99999999999, 1e-99999999999, -1",
    "1e0000000000000000000000000000000000002, 100, 0",
    "1e99999999999999999999999999999999999999, 1e5, 1"
  })
  void compares_by_value(String left, String right, int order) {
    assertThat(compare(left, right)).isEqualTo(order);
    assertThat(compare(right, left)).isEqualTo(-order);
  }

  @Test
  void agrees_with_exact_arithmetic() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String left = number(random);
      String right = number(random);
      assertThat(compare(left, right))
          .as("%s and %s, seed %d", left, right, seed)
          .isEqualTo(new BigDecimal(left).compareTo(new BigDecimal(right)));
    }
  }

  private static String number(Random random) {
    String sign = random.nextBoolean() ? "-" : "";
    String whole = Integer.toString(random.nextInt(200));
    String fraction = random.nextBoolean() ? "." + random.nextInt(200) : "";
    String exponent = random.nextBoolean() ? "e" + (random.nextInt(7) - 3) : "";
    return sign + whole + fraction + exponent;
  }

  private static int compare(String left, String right) {
    return Integer.signum(NumberText.of(left).compareTo(NumberText.of(right)));
  }
}
