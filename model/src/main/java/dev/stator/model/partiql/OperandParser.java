package dev.stator.model.partiql;

import dev.stator.model.EngineError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads paths, values, and what is computed from them. */
final class OperandParser {
  private final TokenReader tokens;
  private final LiteralParser literals;

  OperandParser(TokenReader tokens, LiteralParser literals) {
    this.tokens = tokens;
    this.literals = literals;
  }

  Path path() {
    List<Path.Step> steps = new ArrayList<>();
    steps.add(new Path.Step.Name(tokens.identifier()));
    while (true) {
      if (tokens.takeSymbol(".")) {
        steps.add(new Path.Step.Name(tokens.identifier()));
      } else if (tokens.takeSymbol("[")) {
        steps.add(index());
        tokens.expectSymbol("]");
      } else {
        return new Path(steps);
      }
    }
  }

  private Path.Step index() {
    if (tokens.peek().kind() == Token.Kind.STRING) {
      return new Path.Step.Name(tokens.take().text());
    }
    String written = literals.signedDigits();
    Token digits = tokens.last();
    try {
      int index = Integer.parseInt(written);
      if (index >= 0) {
        return new Path.Step.Index(index);
      }
    } catch (NumberFormatException outOfRange) {
      throw noIndex(written, digits);
    }
    throw noIndex(written, digits);
  }

  private static EngineError.Validation noIndex(String written, Token digits) {
    return new EngineError.Validation(
        "List index is not within the allowable range; index: ["
            + written
            + "] at "
            + digits.place());
  }

  /** A value with sums and differences. */
  Operand value() {
    Operand left = term();
    while (true) {
      if (tokens.takeSymbol("+")) {
        left = new Operand.Arithmetic(left, '+', term());
      } else if (tokens.takeSymbol("-")) {
        left = new Operand.Arithmetic(left, '-', term());
      } else {
        return left;
      }
    }
  }

  private Operand term() {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.QUOTED) {
      return new Operand.Reference(path());
    }
    if (token.kind() != Token.Kind.WORD || LiteralParser.isLiteralWord(token)) {
      return new Operand.Literal(literals.literal());
    }
    if (tokens.followedBySymbol("(")) {
      String name = tokens.identifier().toLowerCase(Locale.ROOT);
      return new Operand.Call(name, arguments());
    }
    return new Operand.Reference(path());
  }

  List<Operand> arguments() {
    tokens.expectSymbol("(");
    List<Operand> arguments = new ArrayList<>();
    if (!tokens.takeSymbol(")")) {
      do {
        arguments.add(value());
      } while (tokens.takeSymbol(","));
      tokens.expectSymbol(")");
    }
    return arguments;
  }
}
