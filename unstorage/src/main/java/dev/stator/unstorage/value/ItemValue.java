package dev.stator.unstorage.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as JavaScript has it after {@code getItem}: numbers are doubles. Who needs every digit
 * reads the stored text, or reads it with {@link dev.stator.unstorage.Codec#JSON}.
 */
public sealed interface ItemValue {

  /** JavaScript's {@code undefined}; storing it removes the item. */
  enum Undefined implements ItemValue {
    INSTANCE
  }

  /** JavaScript's {@code null}. */
  enum Null implements ItemValue {
    INSTANCE
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements ItemValue {}

  /** A number, NaN and the infinities among them. */
  record Num(double value) implements ItemValue {}

  /** A string; it may hold surrogates without partner. */
  record Text(String value) implements ItemValue {}

  /** An array. */
  record Arr(List<ItemValue> elements) implements ItemValue {
    public Arr {
      elements = List.copyOf(elements);
    }
  }

  /** An object, in the order of its members. */
  record Obj(Map<String, ItemValue> members) implements ItemValue {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /**
   * This value in Java's own classes: {@code null} (for undefined, too), Boolean, Double, String,
   * List, Map.
   */
  default @Nullable Object toJava() {
    return switch (this) {
      case Undefined undefined -> null;
      case Null none -> null;
      case Bool bool -> bool.value();
      case Num number -> number.value();
      case Text text -> text.value();
      case Arr array -> {
        List<@Nullable Object> list = new ArrayList<>();
        array.elements().forEach(element -> list.add(element.toJava()));
        yield Collections.unmodifiableList(list);
      }
      case Obj object -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.members().forEach((name, member) -> map.put(name, member.toJava()));
        yield Collections.unmodifiableMap(map);
      }
    };
  }
}
