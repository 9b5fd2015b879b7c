package dev.stator.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.model.DynamoNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NumberKeyTest {
  private static final int LONGEST_BYTES = 22;
  private static final int RANDOM_PAIRS = 200_000;

  @Test
  void sortsAsNumbersDo() {
    String nines = "9".repeat(38);
    List<DynamoNumber> ascending =
        List.of(
                "-" + nines + "E88",
                "-1E125",
                "-100.5",
                "-100",
                "-99.99",
                "-99",
                "-10",
                "-9.9",
                "-1.5",
                "-1.01",
                "-1",
                "-0.1",
                "-0.01",
                "-1E-129",
                "-1E-130",
                "0",
                "1E-130",
                "1E-129",
                "0.01",
                "0.1",
                "1",
                "1.01",
                "1.5",
                "9.9",
                "10",
                "99",
                "99.99",
                "100",
                "100.5",
                "1E125",
                nines + "E88")
            .stream()
            .map(DynamoNumber::parse)
            .toList();
    for (int left = 0; left < ascending.size(); left++) {
      for (int right = 0; right < ascending.size(); right++) {
        assertOrder(ascending.get(left), ascending.get(right));
      }
    }
  }

  @Test
  void sortsRandomNumbersAsBigDecimalDoes() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<DynamoNumber> numbers = new ArrayList<>();
    for (int at = 0; at < 1000; at++) {
      numbers.add(number(random));
    }
    for (int pair = 0; pair < RANDOM_PAIRS; pair++) {
      DynamoNumber left = numbers.get(random.nextInt(numbers.size()));
      DynamoNumber right =
          random.nextBoolean() ? numbers.get(random.nextInt(numbers.size())) : near(left, random);
      assertThat(sameOrder(left, right)).as("%s and %s, seed %s", left, right, seed).isTrue();
    }
  }

  @Test
  void takesNoMoreBytesThanTheLayoutSays() {
    for (String text :
        List.of("9".repeat(38), "-" + "9".repeat(37) + ".9", "-0." + "1".repeat(38))) {
      assertThat(NumberKey.encode(DynamoNumber.parse(text)).length)
          .isLessThanOrEqualTo(LONGEST_BYTES);
    }
  }

  private static DynamoNumber number(Random random) {
    int digits = 1 + random.nextInt(38);
    BigInteger unscaled = new BigInteger(BigInteger.TEN.pow(digits).bitLength() - 1, random);
    int exponent = random.nextInt(-130, 126 - digits);
    BigDecimal value = new BigDecimal(unscaled, -exponent);
    return DynamoNumber.of(random.nextBoolean() ? value : value.negate());
  }

  /** Differs from {@code number} in its last digit only, if such a number can be stored. */
  private static DynamoNumber near(DynamoNumber number, Random random) {
    BigDecimal value = number.toBigDecimal();
    try {
      return DynamoNumber.of(
          random.nextBoolean() ? value.add(value.ulp()) : value.subtract(value.ulp()));
    } catch (NumberFormatException outOfRange) {
      return number;
    }
  }

  private static void assertOrder(DynamoNumber left, DynamoNumber right) {
    assertThat(sameOrder(left, right)).as("%s and %s", left, right).isTrue();
  }

  private static boolean sameOrder(DynamoNumber left, DynamoNumber right) {
    int bytes = Arrays.compareUnsigned(NumberKey.encode(left), NumberKey.encode(right));
    return Integer.signum(bytes) == Integer.signum(left.compareTo(right));
  }
}
