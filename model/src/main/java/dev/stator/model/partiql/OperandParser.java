package dev.stator.model.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads values, paths and what is computed from them; puts parameters in their places. */
final class OperandParser {
  private static final String PARAMETER_COUNT =
      "Number of parameters in request and statement don't match.";

  private final TokenReader tokens;
  private final @Nullable List<AttributeValue> parameters;
  private int parametersUsed;
  private int depth;

  /**
   * @param parameters null if they are not known
   */
  OperandParser(TokenReader tokens, @Nullable List<AttributeValue> parameters) {
    this.tokens = tokens;
    this.parameters = parameters;
  }

  void requireAllParametersUsed() {
    if (parameters != null && parametersUsed != parameters.size()) {
      throw new EngineError.Validation(PARAMETER_COUNT);
    }
  }

  Path path() {
    List<Path.Step> steps = new ArrayList<>();
    steps.add(new Path.Step.Name(tokens.identifier()));
    while (true) {
      if (tokens.takeSymbol(".")) {
        steps.add(new Path.Step.Name(tokens.identifier()));
      } else if (tokens.peek().isSymbol("[")) {
        tokens.take();
        steps.add(index());
        tokens.expectSymbol("]");
      } else {
        return new Path(steps);
      }
    }
  }

  private Path.Step index() {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.STRING) {
      tokens.take();
      return new Path.Step.Name(token.text());
    }
    if (token.kind() != Token.Kind.NUMBER) {
      throw tokens.unexpected();
    }
    try {
      int index = Integer.parseInt(token.text());
      tokens.take();
      return new Path.Step.Index(index);
    } catch (NumberFormatException notAnIndex) {
      throw tokens.unexpected();
    }
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
    if (token.kind() != Token.Kind.WORD || isLiteralWord(token)) {
      return new Operand.Literal(literal());
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

  private static boolean isLiteralWord(Token token) {
    return token.isWord("true") || token.isWord("false") || token.isWord("null");
  }

  /** The item of an INSERT: a tuple, or one parameter of type M. */
  Operand.Tuple tuple() {
    boolean unknown = parameters == null && tokens.peek().isSymbol("?");
    if (literal() instanceof AttributeValue.M item) {
      return new Operand.Tuple(item.entries());
    }
    if (unknown) {
      return new Operand.Tuple(Map.of());
    }
    throw new EngineError.Validation("VALUE of INSERT must be a tuple such as {'key': 'value'}");
  }

  private AttributeValue literal() {
    if (++depth > Limits.NESTING_DEPTH_MAX + 1) {
      throw new EngineError.Validation(
          "Nesting Levels have exceeded supported limits: " + Limits.NESTING_DEPTH_MAX);
    }
    try {
      return literalHere();
    } finally {
      depth--;
    }
  }

  private AttributeValue literalHere() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case STRING -> new AttributeValue.S(tokens.take().text());
      case NUMBER -> number(tokens.take().text());
      case WORD -> word(token);
      case SYMBOL -> structure(token);
      case QUOTED, END -> throw tokens.unexpected();
    };
  }

  private AttributeValue word(Token token) {
    if (!isLiteralWord(token)) {
      throw tokens.unexpected();
    }
    tokens.take();
    return token.isWord("null")
        ? AttributeValue.Null.INSTANCE
        : AttributeValue.Bool.of(token.isWord("true"));
  }

  private AttributeValue structure(Token token) {
    tokens.take();
    return switch (token.text()) {
      case "?" -> {
        if (parameters == null) {
          yield AttributeValue.Null.INSTANCE;
        }
        if (parametersUsed >= parameters.size()) {
          throw new EngineError.Validation(PARAMETER_COUNT);
        }
        yield parameters.get(parametersUsed++);
      }
      case "-", "+" -> {
        Token digits = tokens.take();
        if (digits.kind() != Token.Kind.NUMBER) {
          throw tokens.unexpected();
        }
        yield number(token.text() + digits.text());
      }
      case "[" -> new AttributeValue.L(elements("]"));
      case "<<" -> set(elements(">>"));
      case "{" -> map();
      default -> throw tokens.unexpected();
    };
  }

  private static AttributeValue number(String text) {
    try {
      return AttributeValue.n(text);
    } catch (NumberFormatException unfit) {
      throw new EngineError.Validation(String.valueOf(unfit.getMessage()));
    }
  }

  private List<AttributeValue> elements(String end) {
    List<AttributeValue> elements = new ArrayList<>();
    if (!tokens.takeSymbol(end)) {
      do {
        elements.add(literal());
      } while (tokens.takeSymbol(","));
      tokens.expectSymbol(end);
    }
    return elements;
  }

  private AttributeValue map() {
    Map<String, AttributeValue> entries = new LinkedHashMap<>();
    if (!tokens.takeSymbol("}")) {
      do {
        Token name = tokens.take();
        if (name.kind() != Token.Kind.STRING && name.kind() != Token.Kind.QUOTED) {
          throw tokens.unexpected();
        }
        tokens.expectSymbol(":");
        entries.put(name.text(), literal());
      } while (tokens.takeSymbol(","));
      tokens.expectSymbol("}");
    }
    return new AttributeValue.M(entries);
  }

  /** A set has the type of its elements, which all have one: S, N or B. */
  private AttributeValue set(List<AttributeValue> elements) {
    if (parameters == null) {
      return AttributeValue.Null.INSTANCE;
    }
    if (elements.isEmpty()) {
      throw new EngineError.Validation("Empty bags are not supported");
    }
    return switch (elements.getFirst()) {
      case AttributeValue.S first ->
          new AttributeValue.SS(
              distinct(elements, AttributeValue.S.class, AttributeValue.S::value));
      case AttributeValue.N first ->
          new AttributeValue.NS(
              distinct(elements, AttributeValue.N.class, AttributeValue.N::value));
      case AttributeValue.B first ->
          new AttributeValue.BS(
              distinct(elements, AttributeValue.B.class, AttributeValue.B::value));
      default -> throw unfitForSet();
    };
  }

  private static <A extends AttributeValue, T> Set<T> distinct(
      List<AttributeValue> elements, Class<A> type, Function<A, T> value) {
    Set<T> members = new LinkedHashSet<>();
    List<T> all = new ArrayList<>();
    for (AttributeValue element : elements) {
      if (!type.isInstance(element)) {
        throw unfitForSet();
      }
      all.add(value.apply(type.cast(element)));
    }
    members.addAll(all);
    if (members.size() < all.size()) {
      throw new EngineError.Validation(
          "One or more parameter values were invalid: Input collection "
              + all
              + " contains duplicates.");
    }
    return members;
  }

  private static EngineError.Validation unfitForSet() {
    return new EngineError.Validation(
        "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
  }
}
