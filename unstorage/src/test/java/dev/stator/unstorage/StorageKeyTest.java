package dev.stator.unstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageKeyTest {

  /** What unstorage 1.17.6 and 2.0.0-beta.0 make of each key. */
  record Vector(String in, String key, String base, boolean dot) {}

  static List<Vector> vectors() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StorageKeyTest.class.getResourceAsStream("/key-vectors.json"))) {
      JsonValue.Obj file = (JsonValue.Obj) JsonFormat.read(in.readAllBytes());
      JsonValue.Arr vectors = (JsonValue.Arr) Objects.requireNonNull(file.get("normalizeKey"));
      return vectors.elements().stream()
          .map(JsonValue.Obj.class::cast)
          .map(
              v ->
                  new Vector(
                      text(v, "in"),
                      text(v, "key"),
                      text(v, "base"),
                      new JsonValue.Bool(true).equals(v.get("dot"))))
          .toList();
    }
  }

  private static String text(JsonValue.Obj object, String name) {
    return ((JsonValue.Str) Objects.requireNonNull(object.get(name))).value();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void normalisesAsTheOriginalDoes(Vector vector) {
    assertThat(StorageKey.normalize(vector.in())).isEqualTo(vector.key());
    if (vector.dot()) {
      assertThatThrownBy(() -> StorageKey.base(vector.in()))
          .isInstanceOf(InvalidKeyException.class);
    } else {
      assertThat(StorageKey.base(vector.in())).isEqualTo(vector.base());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "?x", "a:.:b", "..", "a/../b"})
  void refusesKeysThatNoItemCanHave(String key) {
    assertThatThrownBy(() -> StorageKey.item(key))
        .hasMessage("[unstorage] Invalid key: \"" + key + "\"");
  }
}
