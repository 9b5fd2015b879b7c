package dev.stator.model.partiql;

import dev.stator.model.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a comparison compares and a change assigns. */
public sealed interface Operand {

  /** A value: written out, or a parameter. */
  record Literal(AttributeValue value) implements Operand {}

  /** The value at a path. */
  record Reference(Path path) implements Operand {}

  /**
   * A function's result: {@code size}, {@code list_append}, {@code if_not_exists}, {@code set_add},
   * {@code set_delete}.
   *
   * @param name in lower case
   */
  record Call(String name, List<Operand> arguments) implements Operand {
    /** Adds to a set: {@code SET path = set_add(path, set)}. */
    public static final String SET_ADD = "set_add";

    /** Takes from a set: {@code SET path = set_delete(path, set)}. */
    public static final String SET_DELETE = "set_delete";

    public Call {
      arguments = List.copyOf(arguments);
    }

    boolean changesSet() {
      return name.equals(SET_ADD) || name.equals(SET_DELETE);
    }
  }

  /** Whether {@code operand} is a set of any type. */
  static boolean isSet(Operand operand) {
    return operand instanceof Literal(AttributeValue value)
        && (value instanceof AttributeValue.SS
            || value instanceof AttributeValue.NS
            || value instanceof AttributeValue.BS);
  }

  /**
   * A sum or difference.
   *
   * @param operator {@code +} or {@code -}
   */
  record Arithmetic(Operand left, char operator, Operand right) implements Operand {}

  /** The item of an INSERT. */
  record Tuple(Map<String, AttributeValue> attributes) {
    public Tuple {
      attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
  }
}
