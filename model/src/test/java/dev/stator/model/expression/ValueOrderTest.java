package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.AttributeValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueOrderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'a'   | 'b'   | -1
          'b'   | 'a'   | 1
          'a'   | 'a'   | 0
          'a'   | 'ab'  | -1
          'A'   | 'a'   | -1
          ''    | 'a'   | -1
          1     | 2     | -1
          10    | 9     | 1
          -1    | 1     | -1
          1.0   | 1     | 0
          1e-5  | 0.001 | -1
          ~a~   | ~b~   | -1
          ~a~   | ~€~   | -1
          '\uFFFD' | '\uD83D\uDE00' | -1
          """)
  void comparesScalars(String left, String right, int expected) {
    int order = ValueOrder.compare(Notation.value(left), Notation.value(right));
    assertThat(Integer.signum(order)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1              | 1.00           | true
          <1, 2>         | <2.0, 1>       | true
          <'a', 'b'>     | <'b', 'a'>     | true
          {a: 1, b: [1]} | {b: [1.0], a: 1} | true
          [1, 2]         | [2, 1]         | false
          'a'            | ~a~            | false
          1              | '1'            | false
          null           | null           | true
          true           | true           | true
          true           | false          | false
          """)
  void isEqualByValue(String left, String right, boolean expected) {
    assertThat(ValueOrder.equal(Notation.value(left), Notation.value(right))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1    | 'a'
          true | false
          null | null
          [1]  | [1]
          <1>  | <1>
          """)
  void knowsNoOtherOrder(String left, String right) {
    AttributeValue one = Notation.value(left);
    AttributeValue other = Notation.value(right);
    assertThat(ValueOrder.comparable(one, other)).isFalse();
    assertThatThrownBy(() -> ValueOrder.compare(one, other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersTextAsItsUtf8Bytes() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int[] points = {'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF};
    for (int round = 0; round < 2_000; round++) {
      String left = text(random, points);
      String right = text(random, points);
      int expected =
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
      assertThat(Integer.signum(ValueOrder.compareText(left, right)))
          .as("seed %d: %s and %s", seed, left, right)
          .isEqualTo(Integer.signum(expected));
    }
  }

  private static String text(Random random, int[] points) {
    return random
        .ints(random.nextInt(4), 0, points.length)
        .map(index -> points[index])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
