package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads condition, filter and key condition expressions by recursive descent.
 *
 * <p>A parenthesis may open a condition or an operand, {@code (a = b) AND c = d} or {@code (a) =
 * b}, which is known only when it closes: reading gives a {@link ConditionNode}, and whoever asked
 * for it says which of the two it must be.
 */
final class ConditionParser {
  /** Stands in for an operand with a noted fault. */
  private static final Operand ANY_OPERAND = new Operand.Literal(AttributeValue.Null.INSTANCE);

  private static final Predicate ANY_PREDICATE = new Predicate.In(ANY_OPERAND, List.of());

  private final ExpressionKind kind;
  private final Tokens tokens;
  private final Placeholders placeholders;
  private final Faults faults;
  private final PathReader paths;
  private final Nesting nesting;
  private int operators;

  ConditionParser(ExpressionKind kind, String text, Placeholders placeholders) {
    this.kind = kind;
    this.placeholders = placeholders;
    tokens = new Tokens(kind, ExpressionText.checked(kind, text));
    faults = new Faults(kind);
    paths = new PathReader(tokens, placeholders, faults);
    nesting = new Nesting(kind, tokens, faults);
  }

  /** The paths of what was parsed. */
  List<DocumentPath> paths() {
    return paths.paths();
  }

  Predicate parse() {
    ConditionNode node = condition();
    if (!tokens.is(TokenKind.END)) {
      throw tokens.syntaxError();
    }
    Predicate predicate = predicate(node);
    faults.throwIfAny();
    return predicate;
  }

  /** Conditions joined by OR, each of conditions joined by AND, which binds tighter. */
  private ConditionNode condition() {
    Predicate alternatives = null;
    ConditionNode node = term();
    while (true) {
      if (tokens.isKeyword("AND")) {
        Predicate first = predicate(node);
        takeOperator();
        node = new Predicate.Both(first, predicate(term()));
      } else if (tokens.isKeyword("OR")) {
        Predicate last = predicate(node);
        takeOperator();
        alternatives = alternatives == null ? last : new Predicate.Either(alternatives, last);
        node = term();
      } else {
        return alternatives == null ? node : new Predicate.Either(alternatives, predicate(node));
      }
    }
  }

  private ConditionNode term() {
    if (!tokens.isKeyword("NOT")) {
      return comparison();
    }
    boolean negated = false;
    while (tokens.isKeyword("NOT")) {
      takeOperator();
      negated = !negated;
    }
    Predicate predicate = predicate(comparison());
    return negated ? new Predicate.Not(predicate) : predicate;
  }

  private ConditionNode comparison() {
    boolean grouped = tokens.is(TokenKind.OPEN);
    ConditionNode first = grouped ? group(true) : simpleOperand();
    Comparator comparator = Comparator.of(tokens.kind());
    if (comparator != null) {
      first = compare(operand(first), comparator);
    } else if (tokens.isKeyword("BETWEEN")) {
      first = between(operand(first));
    } else if (tokens.isKeyword("IN")) {
      first = in(operand(first));
    } else if (grouped || first instanceof Operand) {
      return first;
    }
    faults.nextComparison();
    return first;
  }

  private Predicate compare(Operand left, Comparator comparator) {
    takeOperator();
    Operand right = operand();
    OperandRules.distinct(faults, comparator.symbol(), left, List.of(right));
    if (comparator.needsOrder()) {
      OperandRules.ordered(faults, comparator.symbol(), left);
      OperandRules.ordered(faults, comparator.symbol(), right);
    }
    return new Predicate.Comparison(left, comparator, right);
  }

  private Predicate between(Operand tested) {
    takeOperator();
    Operand low = operand();
    tokens.expectKeyword("AND");
    Operand high = operand();
    OperandRules.distinct(faults, "BETWEEN", tested, List.of(low, high));
    OperandRules.bounds(faults, tested, low, high);
    return new Predicate.Between(tested, low, high);
  }

  private Predicate in(Operand tested) {
    takeOperator();
    tokens.expect(TokenKind.OPEN);
    List<Operand> candidates = operandsUntilClose();
    if (candidates.size() > Limits.EXPRESSION_IN_OPERANDS_MAX) {
      faults.note(
          Faults.OPERAND_COUNT,
          "The IN operator is provided with too many operands; number of operands: "
              + candidates.size());
    }
    OperandRules.distinct(faults, "IN", tested, candidates);
    return new Predicate.In(tested, candidates);
  }

  private Operand operand() {
    return operand(operandNode());
  }

  private ConditionNode operandNode() {
    return tokens.is(TokenKind.OPEN) ? group(false) : simpleOperand();
  }

  private ConditionNode simpleOperand() {
    return switch (tokens.kind()) {
      case VALUE_PLACEHOLDER -> literal();
      case NAME_PLACEHOLDER -> new Operand.Reference(paths.read());
      case WORD -> tokens.isCalled() ? call() : new Operand.Reference(paths.read());
      default -> throw tokens.syntaxError();
    };
  }

  private Operand literal() {
    AttributeValue value = OperandRules.value(placeholders, tokens, faults);
    return value == null ? ANY_OPERAND : new Operand.Literal(value);
  }

  private ConditionNode call() {
    String function = tokens.text();
    tokens.advance();
    tokens.expect(TokenKind.OPEN);
    nesting.enter();
    List<Operand> operands = operandsUntilClose();
    nesting.leave();
    return ConditionFunctions.call(function, operands, faults);
  }

  private List<Operand> operandsUntilClose() {
    List<Operand> operands = new ArrayList<>(2);
    do {
      operands.add(operand());
    } while (tokens.take(TokenKind.COMMA));
    tokens.expect(TokenKind.CLOSE);
    return operands;
  }

  private ConditionNode group(boolean ofCondition) {
    int opened = nesting.open();
    ConditionNode node = ofCondition ? condition() : operandNode();
    nesting.close(opened);
    return node instanceof Operand.Reference(DocumentPath path) && paths.startsStep()
        ? new Operand.Reference(paths.readMoreOf(path))
        : node;
  }

  private Operand operand(ConditionNode node) {
    String function = ConditionFunctions.nameOfPredicate(node);
    if (function != null) {
      noteMisused(function);
      return ANY_OPERAND;
    }
    return switch (node) {
      case Operand operand -> operand;
      case Predicate condition -> throw tokens.syntaxError();
      case ConditionNode.FaultyCall call -> ANY_OPERAND;
    };
  }

  private Predicate predicate(ConditionNode node) {
    return switch (node) {
      case Predicate predicate -> predicate;
      case Operand.Size size -> misusedSize();
      case Operand operand -> throw tokens.syntaxError();
      case ConditionNode.FaultyCall(String function) ->
          function.equals(ConditionFunctions.SIZE) ? misusedSize() : ANY_PREDICATE;
    };
  }

  private Predicate misusedSize() {
    noteMisused(ConditionFunctions.SIZE);
    return ANY_PREDICATE;
  }

  private void noteMisused(String function) {
    faults.note(
        Faults.MISUSED_FUNCTION,
        "The function is not allowed to be used this way in an expression; function: " + function);
  }

  private void takeOperator() {
    tokens.advance();
    operators++;
    ExpressionText.checkOperators(kind, operators);
  }
}
