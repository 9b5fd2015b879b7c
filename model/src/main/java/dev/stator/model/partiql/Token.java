package dev.stator.model.partiql;

/**
 * A word of a statement.
 *
 * @param text an identifier or string without its quotes, a number or symbol as written
 * @param line that it begins in, from 1
 * @param column at which it begins there, from 1
 * @param length in characters, as written
 */
record Token(Kind kind, String text, int line, int column, int length) {
  enum Kind {
    /** A bare word: keyword, function or identifier. */
    WORD,
    /** In double quotes: always an identifier. */
    QUOTED,
    /** In single quotes. */
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  /** Where it is, as errors tell it: line, column and length. */
  String place() {
    return line + ":" + column + ":" + length;
  }

  boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }
}
