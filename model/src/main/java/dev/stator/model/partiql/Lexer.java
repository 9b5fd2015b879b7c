package dev.stator.model.partiql;

import dev.stator.model.EngineError;
import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into tokens. */
final class Lexer {
  private static final String[] SYMBOLS = {
    "<<", ">>", "<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".",
    "?", "*", "+", "-", ";"
  };

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    return new Lexer(text).run();
  }

  private List<Token> run() {
    while (true) {
      skipSpace();
      if (at >= text.length()) {
        tokens.add(new Token(Token.Kind.END, "", at + 1));
        return tokens;
      }
      next();
    }
  }

  /** White space, comments to the end of a line, comments in the middle. */
  private void skipSpace() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("--", at)) {
        endLine();
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw new EngineError.Validation(
              "Statement wasn't well formed, can't be processed: Unterminated comment at 1:"
                  + (at + 1));
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  /** A line ends with a line feed or a carriage return, as in PartiQL's own reader. */
  private void endLine() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\'') {
      quoted('\'', Token.Kind.STRING);
    } else if (c == '"') {
      quoted('"', Token.Kind.QUOTED);
    } else if (isDigit(c)) {
      number();
    } else if (isWordStart(c)) {
      word();
    } else {
      symbol();
    }
  }

  /** A doubled quote inside stands for one. */
  private void quoted(char quote, Token.Kind kind) {
    int start = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        content.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        content.append(quote);
        at++;
      } else {
        tokens.add(new Token(kind, content.toString(), start + 1));
        return;
      }
    }
    throw new EngineError.Validation(
        "Statement wasn't well formed, can't be processed: Unterminated quote at 1:" + (start + 1));
  }

  private void number() {
    int start = at;
    digits();
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int mark = at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      if (at < text.length() && isDigit(text.charAt(at))) {
        digits();
      } else {
        at = mark;
      }
    }
    tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, at), start + 1));
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private void word() {
    int start = at;
    while (at < text.length() && (isWordStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    tokens.add(new Token(Token.Kind.WORD, text.substring(start, at), start + 1));
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        tokens.add(new Token(Token.Kind.SYMBOL, symbol, at + 1));
        at += symbol.length();
        return;
      }
    }
    throw new EngineError.Validation(
        "Statement wasn't well formed, can't be processed: Unexpected character '"
            + text.charAt(at)
            + "' at 1:"
            + (at + 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_' || c == '$';
  }
}
