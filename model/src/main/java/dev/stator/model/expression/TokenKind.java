package dev.stator.model.expression;

/** What one token of an expression is. */
enum TokenKind {
  /** A bare word: function or attribute name. */
  WORD,
  /** A word of the expression's grammar, in upper or lower case. */
  KEYWORD,
  /** {@code #name}. */
  NAME_PLACEHOLDER,
  /** {@code :value}. */
  VALUE_PLACEHOLDER,
  DIGITS,
  OPEN,
  CLOSE,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  DOT,
  COMMA,
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  PLUS,
  MINUS,
  /** A character that no expression knows. */
  UNKNOWN,
  /** The end of the text. */
  END
}
