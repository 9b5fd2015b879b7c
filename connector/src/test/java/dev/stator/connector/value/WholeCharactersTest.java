package dev.stator.connector.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that a program made itself have only whole characters as well. */
class WholeCharactersTest {
  private static final JsonValue HALF = new JsonValue.Str("\ud800");

  @Test
  void inStringsAndNames() {
    assertRefused(HALF, "item.u");
    assertRefused(new JsonValue.Arr(List.of(HALF)), "item.u[0]");
    assertRefused(new JsonValue.Obj(Map.of("in", HALF)), "item.u.in");
    assertRefused(new JsonValue.Obj(Map.of("SS", new JsonValue.Arr(List.of(HALF)))), "item.u[0]");
    assertThatThrownBy(() -> ValueReader.item(Map.of("\udc00", new JsonValue.Bool(true)), "item"))
        .isInstanceOfSatisfying(
            ActionError.class, error -> assertThat(error.field()).isEqualTo("item"));
  }

  private static void assertRefused(JsonValue value, String field) {
    assertThatThrownBy(() -> ValueReader.item(Map.of("u", value), "item"))
        .isInstanceOfSatisfying(
            ActionError.class, error -> assertThat(error.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @EnumSource(names = {"S", "N", "B", "BOOL"})
  void inValuesOfDeclaredTypes(ValueType type) {
    assertThatThrownBy(() -> ValueReader.read(HALF, type, "item.u"))
        .isInstanceOf(ActionError.class);
  }
}
