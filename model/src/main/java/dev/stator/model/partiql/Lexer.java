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

  /** The line of the last token, and where it begins. */
  private int line = 1;

  private int lineStart;
  private int linesCounted;

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
        add(Token.Kind.END, "", at);
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
          throw malformed("Unterminated comment", at);
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
        add(kind, content.toString(), start);
        return;
      }
    }
    throw malformed("Unterminated quote", start);
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
    add(Token.Kind.NUMBER, text.substring(start, at), start);
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
    add(Token.Kind.WORD, text.substring(start, at), start);
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        int start = at;
        at += symbol.length();
        add(Token.Kind.SYMBOL, symbol, start);
        return;
      }
    }
    throw malformed("Unexpected character '" + text.charAt(at) + "'", at);
  }

  /** A token that was read, up to here. */
  private void add(Token.Kind kind, String content, int start) {
    countLines(start);
    tokens.add(new Token(kind, content, line, start - lineStart + 1, at - start));
  }

  private void countLines(int until) {
    for (; linesCounted < until; linesCounted++) {
      if (text.charAt(linesCounted) == '\n') {
        line++;
        lineStart = linesCounted + 1;
      }
    }
  }

  private EngineError.Validation malformed(String what, int where) {
    countLines(where);
    return new EngineError.Validation(
        "Statement wasn't well formed, can't be processed: "
            + what
            + " at "
            + line
            + ":"
            + (where - lineStart + 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_' || c == '$';
  }
}
