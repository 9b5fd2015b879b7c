package dev.stator.unstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageKeyTest {

  static List<JsonValue.Obj> keys() {
    return Vectors.of("normalizeKey");
  }

  static List<JsonValue.Obj> depths() {
    return Vectors.of("depth");
  }

  static List<JsonValue.Obj> bases() {
    return Vectors.of("byBase");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void normalisesAsTheOriginalDoes(JsonValue.Obj vector) {
    String in = Vectors.text(vector, "in");
    assertThat(StorageKey.normalize(in)).isEqualTo(Vectors.text(vector, "key"));
    if (Vectors.isTrue(vector, "dot")) {
      assertThatThrownBy(() -> StorageKey.base(in))
          .isInstanceOf(StorageException.InvalidKey.class)
          .hasMessage("[unstorage] Invalid base: \"" + in + "\"");
    } else {
      assertThat(StorageKey.base(in)).isEqualTo(Vectors.text(vector, "base"));
    }
  }

  @ParameterizedTest
  @MethodSource("depths")
  void countsDepthAsTheOriginalDoes(JsonValue.Obj vector) {
    int depth =
        vector.get("depth") instanceof JsonValue.Num number ? Integer.parseInt(number.text()) : -1;
    assertThat(Listing.shows(Vectors.text(vector, "key"), "", depth))
        .isEqualTo(Vectors.isTrue(vector, "keep"));
  }

  @ParameterizedTest
  @MethodSource("bases")
  void filtersByBaseAsTheOriginalDoes(JsonValue.Obj vector) {
    assertThat(Listing.shows(Vectors.text(vector, "key"), Vectors.text(vector, "base"), null))
        .isEqualTo(Vectors.isTrue(vector, "keep"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "?x", "a:.:b", "..", "a/../b"})
  void refusesKeysThatNoItemCanHave(String key) {
    assertThatThrownBy(() -> StorageKey.item(key))
        .hasMessage("[unstorage] Invalid key: \"" + key + "\"");
  }

  @Test
  void joinsParts() {
    assertThat(StorageKey.join("a:", "", "b/c", ":d")).isEqualTo("a:b:c:d");
  }
}
