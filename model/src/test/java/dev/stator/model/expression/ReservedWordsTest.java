package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedWordsTest {

  @Test
  void areThePublished573() {
    assertThat(ReservedWords.count()).isEqualTo(573);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABORT",
        "abort",
        "Abort",
        "zone",
        "name",
        "STATUS",
        "ttl",
        "size",
        "LocalTimestamp",
        "go"
      })
  void areFoundInAnyCase(String word) {
    assertThat(ReservedWords.contains(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "pk", "sk", "names2", "name_", "abor", "", "LOCALTIMESTAMPS", "x"})
  void otherWordsAreFree(String word) {
    assertThat(ReservedWords.contains(word)).isFalse();
  }
}
