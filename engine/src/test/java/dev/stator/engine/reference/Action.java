package dev.stator.engine.reference;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One action of an update.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Using update expressions in DynamoDB".
 */
public sealed interface Action {

  /** What it is about. */
  Path path();

  /** What is at {@link #path} afterwards, or null for nothing. */
  @Nullable Object result(Map<String, Object> before);

  /** Refuses what can never be right. */
  default void check() {}

  /** REMOVE and DELETE only take away: they make no item where there is none. */
  default boolean takesAway() {
    return this instanceof Remove || this instanceof Delete;
  }

  record Assign(Path path, SetValue value) implements Action {
    @Override
    public Object result(Map<String, Object> before) {
      return value.in(before);
    }

    @Override
    public void check() {
      value.check();
    }
  }

  record Remove(Path path) implements Action {
    @Override
    public @Nullable Object result(Map<String, Object> before) {
      return null;
    }
  }

  /** Adds a number to a number, or members to a set of the same type; to nothing: itself. */
  record Add(Path path, Object added) implements Action {
    @Override
    public Object result(Map<String, Object> before) {
      Object current = path.in(before);
      if (current == null) {
        return added;
      }
      Refusal.invalidIf(!Values.type(current).equals(Values.type(added)));
      if (current instanceof Set<?> members && added instanceof Set<?> more) {
        Set<Object> union = new HashSet<>(members);
        union.addAll(more);
        return union;
      }
      return SetValue.sum((BigDecimal) current, (BigDecimal) added);
    }

    @Override
    public void check() {
      Refusal.invalidIf(!(added instanceof BigDecimal || added instanceof Set));
      Refusal.invalidIf(Values.hasEmptySet(added));
    }
  }

  /** Takes members from a set of the same type; a set without members is gone. */
  record Delete(Path path, Object deleted) implements Action {
    @Override
    public @Nullable Object result(Map<String, Object> before) {
      Object current = path.in(before);
      if (current == null) {
        return null;
      }
      Refusal.invalidIf(!Values.type(current).equals(Values.type(deleted)));
      Set<Object> rest = new HashSet<>((Set<?>) current);
      rest.removeAll((Set<?>) deleted);
      return rest.isEmpty() ? null : rest;
    }

    @Override
    public void check() {
      Refusal.invalidIf(!(deleted instanceof Set) || Values.hasEmptySet(deleted));
    }
  }
}
