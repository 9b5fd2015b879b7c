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
    public Call {
      arguments = List.copyOf(arguments);
    }
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
