package dev.stator.model.partiql;

/**
 * A word of a statement.
 *
 * @param text an identifier or string without its quotes, a number or symbol as written
 * @param at where it begins, counted in characters from 1
 */
record Token(Kind kind, String text, int at) {
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

  boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }
}
