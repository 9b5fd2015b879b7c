package dev.stator.engine.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a SET action assigns. Everything is read from the item as it was before the update. */
public sealed interface SetValue {

  Object in(Map<String, Object> before);

  /** Refuses what can never be right. */
  default void check() {}

  record Of(Object value) implements SetValue {
    @Override
    public Object in(Map<String, Object> before) {
      return value;
    }

    @Override
    public void check() {
      Refusal.invalidIf(Values.hasEmptySet(value));
    }
  }

  record At(Path path) implements SetValue {
    @Override
    public Object in(Map<String, Object> before) {
      Object value = path.in(before);
      if (value == null) {
        throw Refusal.invalid();
      }
      return value;
    }
  }

  record IfNotExists(Path path, SetValue otherwise) implements SetValue {
    @Override
    public Object in(Map<String, Object> before) {
      Object value = path.in(before);
      return value == null ? otherwise.in(before) : value;
    }

    @Override
    public void check() {
      otherwise.check();
      Refusal.invalidIf(otherwise.equals(new At(path)));
    }
  }

  record ListAppend(SetValue first, SetValue second) implements SetValue {
    @Override
    public Object in(Map<String, Object> before) {
      if (first.in(before) instanceof List<?> head && second.in(before) instanceof List<?> tail) {
        List<Object> joined = new ArrayList<>(head);
        joined.addAll(tail);
        return joined;
      }
      throw Refusal.invalid();
    }

    @Override
    public void check() {
      for (SetValue operand : List.of(first, second)) {
        operand.check();
        Refusal.invalidIf(operand instanceof Of(Object value) && !(value instanceof List));
      }
    }
  }

  /** {@code +}, or {@code -} if {@code negative}. */
  record Sum(SetValue left, boolean negative, SetValue right) implements SetValue {
    @Override
    public Object in(Map<String, Object> before) {
      if (left.in(before) instanceof BigDecimal one
          && right.in(before) instanceof BigDecimal other) {
        return sum(one, negative ? other.negate() : other);
      }
      throw Refusal.invalid();
    }

    @Override
    public void check() {
      for (SetValue operand : List.of(left, right)) {
        operand.check();
        Refusal.invalidIf(operand instanceof Of(Object value) && !(value instanceof BigDecimal));
      }
    }
  }

  /** Exact, or refused. */
  static BigDecimal sum(BigDecimal one, BigDecimal other) {
    BigDecimal sum = one.add(other).stripTrailingZeros();
    Refusal.invalidIf(!Values.isStorable(sum));
    return sum;
  }
}
