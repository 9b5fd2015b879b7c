package dev.stator.model.partiql;

import dev.stator.model.EngineError;
import java.util.List;

/** Walks over a statement's tokens. */
final class TokenReader {
  private final List<Token> tokens;
  private int next;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token that was taken last. */
  Token last() {
    return tokens.get(next - 1);
  }

  /** The token that comes after {@code skipped} others. */
  Token peek(int skipped) {
    return tokens.get(Math.min(next + skipped, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  /** Takes the next token if it is this keyword. */
  boolean takeWord(String keyword) {
    if (peek().isWord(keyword)) {
      next++;
      return true;
    }
    return false;
  }

  /** Takes the next token if it is this symbol. */
  boolean takeSymbol(String symbol) {
    if (peek().isSymbol(symbol)) {
      next++;
      return true;
    }
    return false;
  }

  void expectWord(String keyword) {
    if (!takeWord(keyword)) {
      throw unexpected();
    }
  }

  void expectSymbol(String symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected();
    }
  }

  /** A name: bare or in double quotes. */
  String identifier() {
    Token token = peek();
    if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED) {
      next++;
      return token.text();
    }
    throw unexpected();
  }

  boolean followedBySymbol(String symbol) {
    return next + 1 < tokens.size() && tokens.get(next + 1).isSymbol(symbol);
  }

  EngineError.Validation unexpected() {
    Token token = peek();
    String what =
        token.kind() == Token.Kind.END
            ? "Unexpected end of statement"
            : "Unexpected token '" + token.text() + "'";
    return new EngineError.Validation(
        "Statement wasn't well formed, can't be processed: "
            + what
            + " at "
            + token.line()
            + ":"
            + token.column());
  }
}
