package dev.stator.model.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN = List.of("table", "region", "partitionKey", "S");

  @ParameterizedTest
  @CsvSource({
    "tabel, table", // two neighbours swapped
    "TABLE, table", // another case
    "tble, table", // one dropped
    "regionn, region", // one added
    "ragion, region", // one changed
    "partition_keys, partitionKey", // several mistakes in a long name
    "s, S" // a letter may only have another case
  })
  void names_the_nearest(String mistyped, String meant) {
    assertThat(Suggestion.hint(mistyped, KNOWN)).isEqualTo("did you mean '" + meant + "'?");
    assertThat(Suggestion.among(KNOWN, mistyped)).isEqualTo("; did you mean '" + meant + "'?");
  }

  @ParameterizedTest
  @CsvSource({"tbl", "colour", "partitionsOfKeys", "N", "''"})
  void lists_all_where_none_is_near(String mistyped) {
    assertThat(Suggestion.hint(mistyped, KNOWN)).isEqualTo("known: table, region, partitionKey, S");
  }

  @Test
  void compares_no_names_that_are_too_long() {
    assertThat(Suggestion.hint("x".repeat(1_000_000), KNOWN)).startsWith("known: ");
  }

  @Test
  void has_nothing_to_say_where_nothing_is_known() {
    assertThat(Suggestion.hint("x", List.of())).isNull();
    assertThat(Suggestion.among(List.of(), "x")).isEmpty();
  }
}
