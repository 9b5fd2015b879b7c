package dev.stator.engine.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition or filter: how it is refused before any item is looked at, and whether it holds.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Condition and filter expressions, operators, and
 * functions in DynamoDB".
 */
public sealed interface Condition {

  boolean holds(Map<String, Object> item);

  /** Refuses what can never be right. */
  default void check() {
    parts().forEach(Condition::check);
    Refusal.invalidIf(
        operands().stream().anyMatch(o -> o instanceof Operand.Of(Object v) && Values.hasEmptySet(v)));
    // A path is not compared with itself.
    Refusal.invalidIf(
        operands().stream().skip(1).anyMatch(o -> o instanceof Operand.At && o.equals(operands().getFirst())));
  }

  default List<Condition> parts() {
    return List.of();
  }

  default List<Operand> operands() {
    return List.of();
  }

  /** The top-level attributes that it is about. */
  default Stream<String> attributes() {
    Stream<String> own =
        operands().stream()
            .flatMap(
                operand ->
                    switch (operand) {
                      case Operand.At(Path path) -> Stream.of(path.attribute());
                      case Operand.Size(Path path) -> Stream.of(path.attribute());
                      case Operand.Of value -> Stream.empty();
                    });
    return Stream.concat(own, parts().stream().flatMap(Condition::attributes));
  }

  /** Refuses a literal among the operands that is not {@code right}. */
  default void requireLiterals(Predicate<Object> right) {
    for (Operand operand : operands()) {
      Refusal.invalidIf(operand instanceof Operand.Of(Object value) && !right.test(value));
    }
  }

  /** {@code =  <>  <  <=  >  >=}. */
  record Compare(Operand left, String operator, Operand right) implements Condition {
    @Override
    public List<Operand> operands() {
      return List.of(left, right);
    }

    @Override
    public void check() {
      Condition.super.check();
      if (!operator.equals("=") && !operator.equals("<>")) {
        requireLiterals(Values::hasOrder);
      }
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      Object one = left.in(item);
      Object other = right.in(item);
      if (one == null || other == null) {
        // What is not there differs from everything; a size that is not defined meets no test.
        return operator.equals("<>")
            && !(one == null && left instanceof Operand.Size)
            && !(other == null && right instanceof Operand.Size);
      }
      return switch (operator) {
        case "=" -> one.equals(other);
        case "<>" -> !one.equals(other);
        default -> Values.comparable(one, other) && ordered(Values.compare(one, other));
      };
    }

    private boolean ordered(int order) {
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }
  }

  /** Both bounds are included. */
  record Between(Operand tested, Operand low, Operand high) implements Condition {
    @Override
    public List<Operand> operands() {
      return List.of(tested, low, high);
    }

    @Override
    public void check() {
      Condition.super.check();
      requireLiterals(Values::hasOrder);
      if (low instanceof Operand.Of(Object lower) && high instanceof Operand.Of(Object upper)) {
        Refusal.invalidIf(!Values.comparable(lower, upper) || Values.compare(lower, upper) > 0);
      }
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      return new Compare(tested, ">=", low).holds(item)
          && new Compare(tested, "<=", high).holds(item);
    }
  }

  record In(Operand tested, List<Operand> candidates) implements Condition {
    @Override
    public List<Operand> operands() {
      return Stream.concat(Stream.of(tested), candidates.stream()).toList();
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      return candidates.stream().anyMatch(c -> new Compare(tested, "=", c).holds(item));
    }
  }

  /** {@code attribute_exists}, or {@code attribute_not_exists}. */
  record Exists(Path path, boolean expected) implements Condition {
    @Override
    public List<Operand> operands() {
      return List.of(new Operand.At(path));
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      return (path.in(item) != null) == expected;
    }
  }

  /** {@code attribute_type}. */
  record OfType(Path path, String type) implements Condition {
    private static final Set<String> TYPES =
        Set.of("S", "N", "B", "SS", "NS", "BS", "M", "L", "BOOL", "NULL");

    @Override
    public List<Operand> operands() {
      return List.of(new Operand.At(path));
    }

    @Override
    public void check() {
      Refusal.invalidIf(!TYPES.contains(type));
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      Object value = path.in(item);
      return value != null && Values.type(value).equals(type);
    }
  }

  record BeginsWith(Operand tested, Operand prefix) implements Condition {
    @Override
    public List<Operand> operands() {
      return List.of(tested, prefix);
    }

    @Override
    public void check() {
      Condition.super.check();
      requireLiterals(value -> value instanceof String || value instanceof Binary);
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      return Values.beginsWith(tested.in(item), prefix.in(item));
    }
  }

  record Contains(Operand whole, Operand part) implements Condition {
    @Override
    public List<Operand> operands() {
      return List.of(whole, part);
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      return Values.contains(whole.in(item), part.in(item));
    }
  }

  record Not(Condition negated) implements Condition {
    @Override
    public List<Condition> parts() {
      return List.of(negated);
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      return !negated.holds(item);
    }
  }

  /** {@code OR} if {@code any} is enough, otherwise {@code AND}. */
  record Joined(Condition first, boolean any, Condition second) implements Condition {
    @Override
    public List<Condition> parts() {
      return List.of(first, second);
    }

    @Override
    public boolean holds(Map<String, Object> item) {
      return any
          ? first.holds(item) || second.holds(item)
          : first.holds(item) && second.holds(item);
    }
  }

  /** Whether {@code condition}, if there is one, holds for {@code item}, if there is one. */
  static boolean holds(@Nullable Condition condition, @Nullable Map<String, Object> item) {
    return condition == null || condition.holds(item == null ? Map.of() : item);
  }
}
