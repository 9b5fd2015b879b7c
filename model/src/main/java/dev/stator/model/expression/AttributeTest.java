package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import java.util.ArrayList;
import java.util.List;

/**
 * One top-level attribute put to the test: what legacy conditions, filters and key conditions are
 * made of.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Writing conditions with legacy parameters".
 *
 * @param attribute its whole name; dots and brackets have no meaning
 */
public record AttributeTest(
    String attribute, LegacyOperator operator, List<AttributeValue> arguments) {

  /**
   * @throws EngineError.Validation if the arguments are not such as the operator takes
   */
  public AttributeTest {
    arguments = List.copyOf(arguments);
    operator.check(arguments);
  }

  Predicate predicate() {
    return switch (operator) {
      case NULL -> new Predicate.NotExists(path());
      case NOT_NULL -> new Predicate.Exists(path());
      case EQ -> comparison(Comparator.EQUAL);
      case NE -> comparison(Comparator.NOT_EQUAL);
      case LT -> comparison(Comparator.LESS);
      case LE -> comparison(Comparator.LESS_OR_EQUAL);
      case GT -> comparison(Comparator.GREATER);
      case GE -> comparison(Comparator.GREATER_OR_EQUAL);
      case BETWEEN -> new Predicate.Between(tested(), argument(0), argument(1));
      case IN -> new Predicate.In(tested(), literals());
      case BEGINS_WITH -> new Predicate.BeginsWith(tested(), argument(0));
      case CONTAINS -> new Predicate.Contains(tested(), argument(0));
      // Unlike NE, it is false of an attribute that is not there.
      case NOT_CONTAINS ->
          new Predicate.Both(
              new Predicate.Exists(path()),
              new Predicate.Not(new Predicate.Contains(tested(), argument(0))));
    };
  }

  /** What the test says of a sort key. */
  SortCondition sortCondition() {
    return switch (operator) {
      case EQ -> new SortCondition.Equal(arguments.getFirst());
      case LT -> new SortCondition.Less(arguments.getFirst());
      case LE -> new SortCondition.LessOrEqual(arguments.getFirst());
      case GT -> new SortCondition.Greater(arguments.getFirst());
      case GE -> new SortCondition.GreaterOrEqual(arguments.getFirst());
      case BETWEEN -> new SortCondition.Between(arguments.getFirst(), arguments.getLast());
      case BEGINS_WITH -> new SortCondition.BeginsWith(arguments.getFirst());
      case NULL, NOT_NULL, NE, IN, CONTAINS, NOT_CONTAINS ->
          throw new EngineError.Validation(
              "Attempted conditional constraint is not an indexable operation");
    };
  }

  DocumentPath path() {
    return new DocumentPath(attribute, List.of());
  }

  private Predicate comparison(Comparator comparator) {
    return new Predicate.Comparison(tested(), comparator, argument(0));
  }

  private Operand tested() {
    return new Operand.Reference(path());
  }

  private Operand argument(int position) {
    return new Operand.Literal(arguments.get(position));
  }

  private List<Operand> literals() {
    List<Operand> literals = new ArrayList<>(arguments.size());
    for (AttributeValue argument : arguments) {
      literals.add(new Operand.Literal(argument));
    }
    return literals;
  }

  /**
   * All tests as one predicate.
   *
   * @param any whether one that holds is enough
   */
  static Predicate combined(List<AttributeTest> tests, boolean any) {
    if (tests.size() == 1) {
      return tests.getFirst().predicate();
    }
    // By halves, so that evaluating many does not go deep.
    int half = tests.size() / 2;
    Predicate first = combined(tests.subList(0, half), any);
    Predicate second = combined(tests.subList(half, tests.size()), any);
    return any ? new Predicate.Either(first, second) : new Predicate.Both(first, second);
  }
}
