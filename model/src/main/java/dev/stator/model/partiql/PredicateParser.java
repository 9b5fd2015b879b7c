package dev.stator.model.partiql;

import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the condition of WHERE: OR binds weakest, then AND, then NOT. */
final class PredicateParser {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "begins_with", "contains", "attribute_type", "attribute_exists", "attribute_not_exists");
  private static final Set<String> COMPARATORS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

  private final TokenReader tokens;
  private final OperandParser operands;
  private int depth;

  PredicateParser(TokenReader tokens, OperandParser operands) {
    this.tokens = tokens;
    this.operands = operands;
  }

  Predicate predicate() {
    if (++depth > Limits.EXPRESSION_OPERATORS_MAX) {
      throw new EngineError.Validation(
          "Statement wasn't well formed, can't be processed: nested too deep");
    }
    Predicate left = conjunction();
    while (tokens.takeWord("OR")) {
      left = new Predicate.Or(left, conjunction());
    }
    depth--;
    return left;
  }

  private Predicate conjunction() {
    Predicate left = negation();
    while (tokens.takeWord("AND")) {
      left = new Predicate.And(left, negation());
    }
    return left;
  }

  private Predicate negation() {
    boolean negated = false;
    while (tokens.takeWord("NOT")) {
      negated = !negated;
    }
    Predicate inner = simple();
    return negated ? new Predicate.Not(inner) : inner;
  }

  private Predicate simple() {
    if (tokens.takeSymbol("(")) {
      Predicate inner = predicate();
      tokens.expectSymbol(")");
      return inner;
    }
    Token token = tokens.peek();
    String name = token.text().toLowerCase(Locale.ROOT);
    if (token.kind() == Token.Kind.WORD
        && FUNCTIONS.contains(name)
        && tokens.followedBySymbol("(")) {
      tokens.take();
      return new Predicate.Call(name, operands.arguments());
    }
    return comparison(operands.value());
  }

  private Predicate comparison(Operand left) {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.SYMBOL && COMPARATORS.contains(token.text())) {
      tokens.take();
      String operator = token.text().equals("!=") ? "<>" : token.text();
      return new Predicate.Compare(left, operator, operands.value());
    }
    if (tokens.takeWord("IS")) {
      return is(left);
    }
    boolean negated = tokens.takeWord("NOT");
    Predicate predicate;
    if (tokens.takeWord("BETWEEN")) {
      Operand low = operands.value();
      tokens.expectWord("AND");
      predicate = new Predicate.Between(left, low, operands.value());
    } else if (tokens.takeWord("IN")) {
      predicate = new Predicate.In(left, choices());
    } else {
      throw tokens.unexpected();
    }
    return negated ? new Predicate.Not(predicate) : predicate;
  }

  private Predicate is(Operand left) {
    boolean negated = tokens.takeWord("NOT");
    if (!(left instanceof Operand.Reference reference)) {
      throw tokens.unexpected();
    }
    Predicate predicate;
    if (tokens.takeWord("MISSING")) {
      predicate = new Predicate.IsMissing(reference.path());
    } else if (tokens.takeWord("NULL")) {
      predicate = new Predicate.IsNull(reference.path());
    } else {
      throw tokens.unexpected();
    }
    return negated ? new Predicate.Not(predicate) : predicate;
  }

  /** In square brackets or in parentheses. */
  private List<Operand> choices() {
    String end = tokens.takeSymbol("[") ? "]" : ")";
    if (end.equals(")")) {
      tokens.expectSymbol("(");
    }
    List<Operand> choices = new ArrayList<>();
    do {
      choices.add(operands.value());
    } while (tokens.takeSymbol(","));
    tokens.expectSymbol(end);
    if (choices.size() > Limits.EXPRESSION_IN_OPERANDS_MAX) {
      throw new EngineError.Validation(
          "The IN operator is provided with too many operands; number of operands: "
              + choices.size());
    }
    return choices;
  }
}
