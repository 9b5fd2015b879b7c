package dev.stator.server.unstorage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain|plain",
        "a%20b%2Fc%25|a b/c%",
        "%F0%9F%98%80|\ud83d\ude00",
        "100%|100%",
        "p%q%4|p%q%4",
        "%C3%BC 100%ab|ü 100%ab",
        "%FF|%FF",
        "%ff|%ff",
        "%ED%A0%80x|%ED%A0%80x",
        "%E2%82ü|%E2%82ü",
        "%F0%9F%98|%F0%9F%98",
        "%C3%é|%C3%é"
      })
  void decodesWhatIsUtf8AndLeavesTheRestAlone(String raw, String decoded) {
    assertThat(PercentEncoded.decode(raw)).isEqualTo(decoded);
  }

  @Test
  void aNameThatIsEncodedTwiceIsDecodedOnce() {
    assertThat(PercentEncoded.decode("%25FF")).isEqualTo("%FF");
  }
}
