package dev.stator.engine.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.partiql.Operand;
import dev.stator.model.partiql.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of a WHERE that must all be true, from which those on keys are taken out. */
final class Conjuncts {
  /** A comparison with its operands exchanged. */
  private static final Map<String, String> MIRRORED =
      Map.of("=", "=", "<", ">", "<=", ">=", ">", "<", ">=", "<=", "<>", "<>");

  private static final Set<String> SORT_COMPARATORS = Set.of("=", "<", "<=", ">", ">=");

  private final List<Predicate> left = new ArrayList<>();

  Conjuncts(@Nullable Predicate where) {
    if (where != null) {
      add(where);
    }
  }

  Conjuncts(List<Predicate> predicates) {
    predicates.forEach(this::add);
  }

  private void add(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      add(and.left());
      add(and.right());
    } else {
      left.add(normal(predicate));
    }
  }

  /** With the attribute on the left and the value on the right, where it is the other way. */
  private static Predicate normal(Predicate predicate) {
    if (predicate instanceof Predicate.Compare compare
        && compare.left() instanceof Operand.Literal value
        && compare.right() instanceof Operand.Reference attribute) {
      String mirrored = MIRRORED.getOrDefault(compare.operator(), compare.operator());
      return new Predicate.Compare(attribute, mirrored, value);
    }
    return predicate;
  }

  /** Takes out {@code attribute = value}, the first one; null if there is none. */
  @Nullable AttributeValue takeEquality(String attribute) {
    for (Predicate predicate : left) {
      AttributeValue value = equal(predicate, attribute);
      if (value != null) {
        left.remove(predicate);
        return value;
      }
    }
    return null;
  }

  /**
   * Takes out all conditions that leave the attribute a list of values: {@code =}, IN, several
   * equalities joined by OR.
   *
   * @return the values that are in all of them, in the order of the first; null if there is none
   * @throws EngineError.Validation if one of them names a value twice
   */
  @Nullable List<AttributeValue> takeValues(String attribute) {
    Set<AttributeValue> common = null;
    for (Predicate predicate : List.copyOf(left)) {
      List<AttributeValue> values = values(predicate, attribute);
      if (values != null) {
        left.remove(predicate);
        Set<AttributeValue> distinct = new LinkedHashSet<>(values);
        if (distinct.size() < values.size()) {
          throw new EngineError.Validation(
              "Overlapping conditions with range keys are not supported in where clause");
        }
        if (common == null) {
          common = distinct;
        } else {
          common.retainAll(distinct);
        }
      }
    }
    return common == null ? null : List.copyOf(common);
  }

  private static @Nullable List<AttributeValue> values(Predicate predicate, String attribute) {
    return switch (predicate) {
      case Predicate.Compare compare -> {
        AttributeValue value = equal(normal(compare), attribute);
        yield value == null ? null : List.of(value);
      }
      case Predicate.In in when refersTo(in.value(), attribute) -> {
        List<AttributeValue> values = new ArrayList<>();
        for (Operand choice : in.choices()) {
          if (!(choice instanceof Operand.Literal literal)) {
            yield null;
          }
          values.add(literal.value());
        }
        yield values;
      }
      case Predicate.Or or -> {
        List<AttributeValue> ofLeft = values(or.left(), attribute);
        List<AttributeValue> ofRight = values(or.right(), attribute);
        if (ofLeft == null || ofRight == null) {
          yield null;
        }
        List<AttributeValue> both = new ArrayList<>(ofLeft);
        both.addAll(ofRight);
        yield both;
      }
      default -> null;
    };
  }

  private static @Nullable AttributeValue equal(Predicate predicate, String attribute) {
    return predicate instanceof Predicate.Compare compare
            && compare.operator().equals("=")
            && refersTo(compare.left(), attribute)
            && compare.right() instanceof Operand.Literal literal
        ? literal.value()
        : null;
  }

  /** Takes out the first condition that a Query can apply to its sort key; null if none is. */
  @Nullable Predicate takeSortCondition(String attribute) {
    for (Predicate predicate : left) {
      if (isSortCondition(predicate, attribute)) {
        left.remove(predicate);
        return predicate;
      }
    }
    return null;
  }

  private static boolean isSortCondition(Predicate predicate, String attribute) {
    return switch (predicate) {
      case Predicate.Compare compare ->
          refersTo(compare.left(), attribute)
              && SORT_COMPARATORS.contains(compare.operator())
              && compare.right() instanceof Operand.Literal;
      case Predicate.Between between ->
          refersTo(between.value(), attribute)
              && between.low() instanceof Operand.Literal
              && between.high() instanceof Operand.Literal;
      case Predicate.Call call ->
          call.name().equals("begins_with")
              && call.arguments().size() == 2
              && refersTo(call.arguments().get(0), attribute)
              && call.arguments().get(1) instanceof Operand.Literal;
      default -> false;
    };
  }

  private static boolean refersTo(Operand operand, String attribute) {
    return operand instanceof Operand.Reference reference
        && reference.path().isAttribute()
        && reference.path().attribute().equals(attribute);
  }

  /** What was not taken out. */
  List<Predicate> rest() {
    return List.copyOf(left);
  }
}
