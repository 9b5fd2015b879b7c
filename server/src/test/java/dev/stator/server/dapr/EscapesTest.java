package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

  @ParameterizedTest
  @CsvSource({
    "a,a",
    "a+b,a b",
    "a%2Bb,a+b",
    "a%2fb,a/b",
    "%F0%9F%98%80,😀",
    "é+,'é '",
    "%25zz,%zz"
  })
  void decodes(String escaped, String plain) {
    assertThat(Escapes.decode(escaped)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "%zz,invalid URL escape \"%zz\"",
    "a%,invalid URL escape \"%\"",
    "a%2,invalid URL escape \"%2\"",
    "%ff,URL escapes are not UTF-8: %ff"
  })
  void refuses(String escaped, String message) {
    assertThatThrownBy(() -> Escapes.decode(escaped)).hasMessage(message);
  }

  @Test
  void cleansPaths() {
    assertThat(PathSegments.of("//v1.0/./state/x/../s/k%2F../").raw())
        .containsExactly("v1.0", "state", "s", "k%2F..");
    assertThat(PathSegments.of("/").raw()).isEmpty();
    assertThat(PathSegments.of("/../..").raw()).isEmpty();
  }

  @Test
  void takesMetadataFromQueries() {
    QueryParameters query =
        QueryParameters.of("metadata.a=1&metadata.a=2&x=%zz&metadata.b%20c=d+e&y;z=1&Metadata.q=1");
    assertThat(query.metadataOver(Map.of("a", "0", "body", "1")))
        .isEqualTo(Map.of("a", "1", "body", "1", "b c", "d e"));
    assertThat(query.get("y")).isNull();
    assertThat(QueryParameters.of(null).metadataOver(Map.of())).isEmpty();
  }
}
