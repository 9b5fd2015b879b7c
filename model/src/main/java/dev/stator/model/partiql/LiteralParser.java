package dev.stator.model.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.DynamoNumber;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads values: written out, or parameters. A parameter stands for a whole value, never for a part
 * of a list, map or set that is written out.
 */
final class LiteralParser {
  /** What errors call the value of an attribute; its parts are below it. */
  private static final String ROOT = "root";

  private static final String INVALID = "One or more parameter values were invalid: ";

  private final TokenReader tokens;
  private final Parameters parameters;

  /** Where in the value the reader is, as errors tell it. */
  private final StringBuilder place = new StringBuilder(ROOT);

  private int depth;

  LiteralParser(TokenReader tokens, Parameters parameters) {
    this.tokens = tokens;
    this.parameters = parameters;
  }

  static boolean isLiteralWord(Token token) {
    return token.isWord("true") || token.isWord("false") || token.isWord("null");
  }

  /** The item of an INSERT: a tuple, or one parameter of type M. */
  Operand.Tuple tuple() {
    if (tokens.takeSymbol("{")) {
      return new Operand.Tuple(entries(false));
    }
    boolean unknown = !parameters.areKnown() && tokens.peek().isSymbol("?");
    if (literal() instanceof AttributeValue.M item) {
      return new Operand.Tuple(item.entries());
    }
    if (unknown) {
      return new Operand.Tuple(Map.of());
    }
    throw new EngineError.Validation("VALUE of INSERT must be a tuple such as {'key': 'value'}");
  }

  AttributeValue literal() {
    if (depth >= Limits.NESTING_DEPTH_MAX) {
      throw new EngineError.Validation(
          "Nesting Levels have exceeded supported limits under " + place);
    }
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
    return switch (token.text()) {
      case "?" -> parameter();
      case "-", "+" -> number(signedDigits());
      case "[" -> {
        tokens.take();
        yield new AttributeValue.L(elements("]"));
      }
      case "<<" -> {
        tokens.take();
        yield set();
      }
      case "{" -> {
        tokens.take();
        yield new AttributeValue.M(entries(true));
      }
      default -> throw tokens.unexpected();
    };
  }

  private AttributeValue parameter() {
    Token mark = tokens.take();
    if (depth > 0 && parameters.areKnown()) {
      throw new EngineError.Validation(
          "Unsupported data type: Parameter under key " + place + " at " + mark.place());
    }
    return parameters.take();
  }

  /** The digits of a number, and whether it is negative: each minus before them turns it round. */
  String signedDigits() {
    boolean negative = false;
    while (tokens.peek().isSymbol("-") || tokens.peek().isSymbol("+")) {
      negative ^= tokens.take().isSymbol("-");
    }
    if (tokens.peek().kind() != Token.Kind.NUMBER) {
      throw tokens.unexpected();
    }
    String digits = tokens.take().text();
    return negative ? "-" + digits : digits;
  }

  private static AttributeValue number(String text) {
    try {
      return AttributeValue.n(text);
    } catch (NumberFormatException unfit) {
      throw new EngineError.Validation(String.valueOf(unfit.getMessage()));
    }
  }

  /** What {@code step} leads to. */
  private AttributeValue part(String step) {
    int length = place.length();
    place.append(step);
    depth++;
    AttributeValue part = literal();
    depth--;
    place.setLength(length);
    return part;
  }

  private List<AttributeValue> elements(String end) {
    List<AttributeValue> elements = new ArrayList<>();
    if (!tokens.takeSymbol(end)) {
      do {
        elements.add(part("[" + elements.size() + "]"));
      } while (tokens.takeSymbol(","));
      tokens.expectSymbol(end);
    }
    return elements;
  }

  /**
   * @param within whether they are parts of a value, and not each a value of its own
   */
  private Map<String, AttributeValue> entries(boolean within) {
    Map<String, AttributeValue> entries = new LinkedHashMap<>();
    if (!tokens.takeSymbol("}")) {
      do {
        Token name = tokens.peek();
        if (name.kind() != Token.Kind.STRING && name.kind() != Token.Kind.QUOTED) {
          throw tokens.unexpected();
        }
        tokens.take();
        tokens.expectSymbol(":");
        entries.put(name.text(), within ? part("." + name.text()) : literal());
      } while (tokens.takeSymbol(","));
      tokens.expectSymbol("}");
    }
    return entries;
  }

  /** A set of strings, or of numbers; what its parameters would be is not known. */
  private AttributeValue set() {
    List<String> written = new ArrayList<>();
    List<AttributeValue> elements = new ArrayList<>();
    if (!tokens.takeSymbol(">>")) {
      do {
        boolean negative = tokens.peek().isSymbol("-");
        elements.add(member());
        written.add((negative ? "-" : "") + tokens.last().text());
      } while (tokens.takeSymbol(","));
      tokens.expectSymbol(">>");
    }
    if (!parameters.areKnown()) {
      return AttributeValue.Null.INSTANCE;
    }
    if (elements.isEmpty()) {
      throw new EngineError.Validation("Empty bags are not supported");
    }
    return elements.getFirst() instanceof AttributeValue.S
        ? new AttributeValue.SS(strings(elements))
        : new AttributeValue.NS(numbers(elements, written));
  }

  private AttributeValue member() {
    if (parameters.areKnown() && tokens.peek().isSymbol("?")) {
      throw unfitForSet();
    }
    return literal();
  }

  private static Set<String> strings(List<AttributeValue> elements) {
    List<String> texts = new ArrayList<>();
    for (AttributeValue element : elements) {
      if (!(element instanceof AttributeValue.S(String text))) {
        throw unfitForSet();
      }
      texts.add(text);
    }
    Set<String> members = new LinkedHashSet<>(texts);
    if (members.size() < texts.size()) {
      throw new EngineError.Validation(
          INVALID + "Input collection " + texts + " contains duplicates.");
    }
    return members;
  }

  private Set<DynamoNumber> numbers(List<AttributeValue> elements, List<String> written) {
    Set<DynamoNumber> members = new LinkedHashSet<>();
    for (AttributeValue element : elements) {
      if (!(element instanceof AttributeValue.N(DynamoNumber number))) {
        throw unfitForSet();
      }
      members.add(number);
    }
    if (members.size() < elements.size()) {
      throw new EngineError.Validation(
          INVALID + "Input collection " + written + " contains duplicates! under " + place);
    }
    return members;
  }

  private static EngineError.Validation unfitForSet() {
    return new EngineError.Validation(
        "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
  }
}
