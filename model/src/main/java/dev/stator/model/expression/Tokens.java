package dev.stator.model.expression;

import dev.stator.model.EngineError;

/**
 * The tokens of one expression's text, one at a time: the current one is looked at with {@link
 * #kind} and {@link #text}, and left behind with {@link #advance}.
 *
 * <p>Words begin with a letter and go on with letters, digits and underscores; placeholders may
 * begin with any of them. Spaces, tabs and line ends separate and are otherwise ignored.
 */
final class Tokens {
  private static final String END_OF_TEXT = "<EOF>";

  private static final String[] CONDITION_KEYWORDS = {"AND", "OR", "NOT", "BETWEEN", "IN"};
  private static final String[] UPDATE_KEYWORDS = {"SET", "REMOVE", "ADD", "DELETE"};
  private static final String[] NO_KEYWORDS = {};

  private final ExpressionKind expression;
  private final String source;
  private final String[] keywords;
  private TokenKind kind = TokenKind.END;
  private int start;
  private int end;
  private int ordinal = -1;

  Tokens(ExpressionKind expression, String source) {
    this.expression = expression;
    this.source = source;
    this.keywords =
        switch (expression) {
          case CONDITION, FILTER, KEY_CONDITION, STATEMENT_WHERE -> CONDITION_KEYWORDS;
          case UPDATE, STATEMENT_CHANGES -> UPDATE_KEYWORDS;
          case PROJECTION, STATEMENT_COLUMNS -> NO_KEYWORDS;
        };
    advance();
  }

  TokenKind kind() {
    return kind;
  }

  /** The current token as it was written. */
  String text() {
    return source.substring(start, end);
  }

  /** How many tokens came before the current one. */
  int ordinal() {
    return ordinal;
  }

  boolean is(TokenKind expected) {
    return kind == expected;
  }

  /** Whether the current token is this keyword, in upper or lower case. */
  boolean isKeyword(String keyword) {
    return kind == TokenKind.KEYWORD && spells(keyword);
  }

  private boolean spells(String keyword) {
    return end - start == keyword.length()
        && source.regionMatches(true, start, keyword, 0, end - start);
  }

  private TokenKind wordKind() {
    for (String keyword : keywords) {
      if (spells(keyword)) {
        return TokenKind.KEYWORD;
      }
    }
    return TokenKind.WORD;
  }

  /** Takes the current token if it is an {@code expected} one. */
  boolean take(TokenKind expected) {
    if (kind != expected) {
      return false;
    }
    advance();
    return true;
  }

  boolean takeKeyword(String keyword) {
    if (!isKeyword(keyword)) {
      return false;
    }
    advance();
    return true;
  }

  /** Takes the current token, which must be an {@code expected} one. */
  void expect(TokenKind expected) {
    if (!take(expected)) {
      throw syntaxError();
    }
  }

  /** Takes the keyword that must come now. */
  void expectKeyword(String keyword) {
    if (!takeKeyword(keyword)) {
      throw syntaxError();
    }
  }

  /** Whether the token after the current one is an opening parenthesis. */
  boolean isCalled() {
    int next = skipBlanks(end);
    return next < source.length() && source.charAt(next) == '(';
  }

  /** Goes to the next token; at the end of the text, stays there. */
  void advance() {
    ordinal++;
    start = skipBlanks(end);
    if (start == source.length()) {
      kind = TokenKind.END;
      end = start;
      return;
    }
    char first = source.charAt(start);
    end = start + 1;
    if (isLetter(first)) {
      end = endOfWord(end);
      kind = wordKind();
    } else if (isDigit(first)) {
      kind = TokenKind.DIGITS;
      while (end < source.length() && isDigit(source.charAt(end))) {
        end++;
      }
    } else if (first == '#' || first == ':') {
      end = endOfWord(end);
      kind = placeholderKind(first);
    } else {
      kind = symbol(first);
    }
  }

  private TokenKind placeholderKind(char first) {
    if (end == start + 1) {
      return TokenKind.UNKNOWN;
    }
    return first == '#' ? TokenKind.NAME_PLACEHOLDER : TokenKind.VALUE_PLACEHOLDER;
  }

  private TokenKind symbol(char first) {
    return switch (first) {
      case '(' -> TokenKind.OPEN;
      case ')' -> TokenKind.CLOSE;
      case '[' -> TokenKind.OPEN_BRACKET;
      case ']' -> TokenKind.CLOSE_BRACKET;
      case '.' -> TokenKind.DOT;
      case ',' -> TokenKind.COMMA;
      case '=' -> TokenKind.EQUAL;
      case '+' -> TokenKind.PLUS;
      case '-' -> TokenKind.MINUS;
      case '<' -> lessThan();
      case '>' -> follows('=') ? TokenKind.GREATER_OR_EQUAL : TokenKind.GREATER;
      default -> unknown(first);
    };
  }

  private TokenKind lessThan() {
    if (follows('=')) {
      return TokenKind.LESS_OR_EQUAL;
    }
    return follows('>') ? TokenKind.NOT_EQUAL : TokenKind.LESS;
  }

  private TokenKind unknown(char first) {
    // Both halves of a surrogate pair are one character to whoever reads the error.
    if (Character.isHighSurrogate(first)
        && end < source.length()
        && Character.isLowSurrogate(source.charAt(end))) {
      end++;
    }
    return TokenKind.UNKNOWN;
  }

  private boolean follows(char expected) {
    if (end < source.length() && source.charAt(end) == expected) {
      end++;
      return true;
    }
    return false;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < source.length() && isBlank(source.charAt(at))) {
      at++;
    }
    return at;
  }

  private int endOfWord(int from) {
    int at = from;
    while (at < source.length() && isWordPart(source.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether {@code text} is {@code marker} and then at least one letter, digit or underscore. */
  static boolean isPlaceholder(String text, char marker) {
    if (text.length() < 2 || text.charAt(0) != marker) {
      return false;
    }
    for (int at = 1; at < text.length(); at++) {
      if (!isWordPart(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }

  /** The service's error for a token that cannot stand where it stands, with its neighbours. */
  EngineError.Validation syntaxError() {
    String token = kind == TokenKind.END ? END_OF_TEXT : text();
    int from = start;
    int to = end;
    Tokens again = new Tokens(expression, source);
    for (int at = 0; at < ordinal; at++) {
      from = again.start;
      again.advance();
    }
    if (kind == TokenKind.END) {
      to = Math.max(from, endOfPrevious());
    } else {
      again.advance();
      to = again.kind == TokenKind.END ? to : again.end;
    }
    return Faults.invalid(
        expression,
        "Syntax error; token: \"" + token + "\", near: \"" + source.substring(from, to) + "\"");
  }

  private int endOfPrevious() {
    int at = source.length();
    while (at > 0 && isBlank(source.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
