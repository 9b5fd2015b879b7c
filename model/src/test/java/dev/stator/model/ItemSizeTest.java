package dev.stator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.model.AttributeValue.Bool;
import dev.stator.model.AttributeValue.L;
import dev.stator.model.AttributeValue.M;
import dev.stator.model.AttributeValue.NS;
import dev.stator.model.AttributeValue.Null;
import dev.stator.model.AttributeValue.SS;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 2",
    "12, 2",
    "123, 3",
    "100, 2",
    "1E125, 2",
    "1E-130, 2",
    "-1, 3",
    "12.5, 3",
    "0.001, 2",
    "1.5, 3",
    "12345678901234567890123456789012345678, 20",
    "-12345678901234567890123456789012345678, 21"
  })
  void countsANumberByItsSignificantDigits(String number, int bytes) {
    assertThat(ItemSize.of(AttributeValue.n(number))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "€", "😀", "a€é😀z", "\uD83D", "\uDE00\uD83D", "x\uD83Dy"})
  void countsTextAsUtf8(String text) {
    assertThat(ItemSize.utf8(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "€", "😀", "a€é😀z"})
  void countsLongTextAsTheSumOfItsParts(String part) {
    for (int parts = 1; parts <= 100; parts++) {
      assertThat(ItemSize.utf8(part.repeat(parts))).isEqualTo(parts * ItemSize.utf8(part));
    }
  }

  @Test
  void countsCollectionsWithTheirOverhead() {
    assertThat(ItemSize.of(new L(List.of()))).isEqualTo(3);
    assertThat(ItemSize.of(new L(List.of(Bool.TRUE, Null.INSTANCE)))).isEqualTo(3 + 2 * 2);
    assertThat(ItemSize.of(new M(Map.of("ab", AttributeValue.s("c"))))).isEqualTo(3 + 2 + 1 + 1);
    assertThat(ItemSize.of(new SS(Set.of("ab", "c")))).isEqualTo(3);
    assertThat(ItemSize.of(new NS(Set.of(DynamoNumber.of(1), DynamoNumber.of(123))))).isEqualTo(5);
    assertThat(ItemSize.of(AttributeValue.b(new byte[7]))).isEqualTo(7);
  }

  @Test
  void countsNamesAndValuesOfAnItem() {
    Item item = new Item(Map.of("id", AttributeValue.s("x"), "größe", AttributeValue.n(7)));
    assertThat(ItemSize.of(item)).isEqualTo(2 + 1 + 7 + 2);
  }
}
