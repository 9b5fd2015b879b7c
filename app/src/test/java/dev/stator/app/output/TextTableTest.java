package dev.stator.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
  private static final List<String> HEADER = List.of("id", "name", "text");
  private static final List<List<String>> ROWS =
      List.of(
          List.of("1", "日本語", "a line\nand \u001b[31mred"),
          List.of("2", "Ada Lovelace", "0123456789012345678901234567890123456789"));

  @Test
  void is_as_wide_as_it_needs_without_a_terminal() {
    assertThat(TextTable.lines(HEADER, ROWS, TextTable.UNLIMITED))
        .containsExactly(
            "id  name          text",
            "--  ------------  ----------------------------------------",
            "1   日本語        a line\\nand \\u001b[31mred",
            "2   Ada Lovelace  0123456789012345678901234567890123456789");
  }

  @Test
  void cuts_the_widest_columns_first() {
    assertThat(TextTable.lines(HEADER, ROWS, 30))
        .containsExactly(
            "id  name          text",
            "--  ------------  ------------",
            "1   日本語        a line\\nand…",
            "2   Ada Lovelace  01234567890…");
  }

  @Test
  void leaves_out_the_last_columns_where_they_cannot_be_cut_further() {
    assertThat(TextTable.lines(HEADER, ROWS, 15))
        .containsExactly("id  name      …", "--  --------", "1   日本語    …", "2   Ada Lov…  …");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 12, 13, 15, 19, 20, 25, 33, 50, 57, 58, 59, 200})
  void is_never_wider_than_asked(int width) {
    assertThat(TextTable.lines(HEADER, ROWS, width))
        .allSatisfy(
            line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(Math.max(width, 5)));
  }

  @Test
  void never_turns_the_line_around() {
    assertThat(DisplayText.printable("a\u202eb\u2028\tc")).isEqualTo("a\\u202eb\\u2028\\tc");
  }
}
