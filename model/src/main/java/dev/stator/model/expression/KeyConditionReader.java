package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds in a condition the one that it sets on each key attribute; refuses everything else. */
final class KeyConditionReader {
  private static final int CONDITIONS_MAX = 2;
  private static final String NOT_SUPPORTED = "Query key condition not supported";

  /** Stands for the condition on an attribute that is no key, which is refused for that. */
  private static final SortCondition UNUSABLE =
      new SortCondition.Equal(AttributeValue.Null.INSTANCE);

  private final Map<String, SortCondition> conditions = new LinkedHashMap<>();

  KeyCondition read(Predicate predicate, KeyNames keys) {
    collect(predicate);
    return read(keys);
  }

  /** Other than in an expression, an operator is judged only where a key attribute has it. */
  KeyCondition read(List<AttributeTest> tests, KeyNames keys) {
    for (AttributeTest test : tests) {
      if (test.attribute().equals(keys.partition()) || test.attribute().equals(keys.sort())) {
        conditions.put(test.attribute(), test.sortCondition());
      } else {
        conditions.put(test.attribute(), UNUSABLE);
      }
    }
    return read(keys);
  }

  private KeyCondition read(KeyNames keys) {
    if (conditions.size() > CONDITIONS_MAX) {
      throw new EngineError.Validation("Conditions can be of length 1 or 2 only");
    }
    SortCondition partition = conditions.remove(keys.partition());
    if (partition == null) {
      throw missing(keys.partition());
    }
    String sort = keys.sort();
    SortCondition onSort = null;
    if (!conditions.isEmpty()) {
      if (sort == null) {
        throw new EngineError.Validation(NOT_SUPPORTED);
      }
      onSort = conditions.get(sort);
      if (onSort == null) {
        throw missing(sort);
      }
    }
    if (!(partition instanceof SortCondition.Equal(AttributeValue value))) {
      throw new EngineError.Validation(NOT_SUPPORTED);
    }
    return new KeyCondition(value, onSort);
  }

  private static EngineError.Validation missing(String name) {
    return new EngineError.Validation("Query condition missed key schema element: " + name);
  }

  private void collect(Predicate predicate) {
    switch (predicate) {
      case Predicate.Both(Predicate first, Predicate second) -> {
        collect(first);
        collect(second);
      }
      case Predicate.Comparison comparison -> collectComparison(comparison);
      case Predicate.Between(Operand tested, Operand low, Operand high) -> {
        requireAttributeFirst("BETWEEN", tested);
        String name = attribute(tested, low, high);
        put(name, new SortCondition.Between(literal(low), literal(high)));
      }
      case Predicate.BeginsWith(Operand operand, Operand prefix) -> {
        requireAttributeFirst("begins_with", operand);
        String name = attribute(operand, prefix);
        put(name, new SortCondition.BeginsWith(literal(prefix)));
      }
      case Predicate.Either either -> throw invalidOperator("OR");
      case Predicate.Not not -> throw invalidOperator("NOT");
      case Predicate.In in -> throw invalidOperator("IN");
      case Predicate.Exists call -> throw invalidFunction(call);
      case Predicate.NotExists call -> throw invalidFunction(call);
      case Predicate.OfType call -> throw invalidFunction(call);
      case Predicate.Contains call -> throw invalidFunction(call);
    }
  }

  private void collectComparison(Predicate.Comparison comparison) {
    Operand left = comparison.left();
    Operand right = comparison.right();
    Comparator comparator = comparison.comparator();
    if (comparator == Comparator.NOT_EQUAL) {
      throw invalidOperator(comparator.symbol());
    }
    String name = attribute(left, right);
    boolean attributeFirst = left instanceof Operand.Reference;
    AttributeValue value = literal(attributeFirst ? right : left);
    put(
        name,
        switch (attributeFirst ? comparator : comparator.swapped()) {
          case EQUAL -> new SortCondition.Equal(value);
          case LESS -> new SortCondition.Less(value);
          case LESS_OR_EQUAL -> new SortCondition.LessOrEqual(value);
          case GREATER -> new SortCondition.Greater(value);
          case GREATER_OR_EQUAL -> new SortCondition.GreaterOrEqual(value);
          case NOT_EQUAL -> throw invalidOperator(comparator.symbol());
        });
  }

  private void put(String name, SortCondition condition) {
    if (conditions.putIfAbsent(name, condition) != null) {
      throw new EngineError.Validation(
          "KeyConditionExpressions must only contain one condition per key");
    }
  }

  private static void requireAttributeFirst(String operator, Operand first) {
    if (first instanceof Operand.Literal) {
      throw invalidCondition(
          operator + " operator must have the key attribute as its first operand");
    }
  }

  /** The one attribute among the operands; the others are then literals. */
  private static String attribute(Operand... operands) {
    @Nullable String name = null;
    for (Operand operand : operands) {
      switch (operand) {
        case Operand.Reference(DocumentPath path) -> {
          if (name != null) {
            throw invalidCondition("Multiple attribute names used in one condition");
          }
          if (!path.steps().isEmpty()) {
            throw new EngineError.Validation(
                "KeyConditionExpressions cannot have conditions on nested attributes");
          }
          name = path.attribute();
        }
        case Operand.Size size ->
            throw new EngineError.Validation(
                "KeyConditionExpressions cannot contain nested operations");
        case Operand.Literal literal -> {
          // What the attribute is compared with.
        }
      }
    }
    if (name == null) {
      throw invalidCondition("No key attribute specified");
    }
    return name;
  }

  private static AttributeValue literal(Operand operand) {
    if (operand instanceof Operand.Literal(AttributeValue value)) {
      return value;
    }
    throw new IllegalStateException("more than one attribute in a key condition");
  }

  private static EngineError.Validation invalidOperator(String operator) {
    return new EngineError.Validation(
        "Invalid operator used in KeyConditionExpression: " + operator);
  }

  private static EngineError.Validation invalidFunction(Predicate call) {
    return invalidOperator(String.valueOf(ConditionFunctions.nameOfPredicate(call)));
  }

  private static EngineError.Validation invalidCondition(String fault) {
    return new EngineError.Validation("Invalid condition in KeyConditionExpression: " + fault);
  }
}
