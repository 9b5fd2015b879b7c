package dev.stator.engine.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition compares. */
public sealed interface Operand {

  @Nullable Object in(Map<String, Object> item);

  /** A value of the item. */
  record At(Path path) implements Operand {
    @Override
    public @Nullable Object in(Map<String, Object> item) {
      return path.in(item);
    }
  }

  /** A value of the request. */
  record Of(Object value) implements Operand {
    @Override
    public Object in(Map<String, Object> item) {
      return value;
    }
  }

  /** {@code size(path)}. */
  record Size(Path path) implements Operand {
    @Override
    public @Nullable Object in(Map<String, Object> item) {
      return Values.size(path.in(item));
    }
  }
}
