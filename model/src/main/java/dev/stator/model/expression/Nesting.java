package dev.stator.model.expression;

/** How deep a parser is in parentheses and function calls, and which of them say nothing. */
final class Nesting {
  /**
   * Keeps hostile text from exhausting the stack. The service tells no such limit, but its 300
   * operators allow no more than 150 groups inside each other, except for NOT after NOT.
   */
  static final int DEPTH_MAX = 160;

  private static final int NONE = -2;

  private final ExpressionKind kind;
  private final Tokens tokens;
  private final Faults faults;
  private int depth;
  private int lastOpened = NONE;
  private int lastClosed = NONE;

  Nesting(ExpressionKind kind, Tokens tokens, Faults faults) {
    this.kind = kind;
    this.tokens = tokens;
    this.faults = faults;
  }

  void enter() {
    depth++;
    if (depth > DEPTH_MAX) {
      throw Faults.invalid(
          kind, "The expression is nested too deeply; nesting levels allowed: " + DEPTH_MAX);
    }
  }

  void leave() {
    depth--;
  }

  /** Takes the opening parenthesis of a group; what it returns goes into {@link #close}. */
  int open() {
    enter();
    int opened = tokens.ordinal();
    tokens.expect(TokenKind.OPEN);
    return opened;
  }

  /** Takes the closing parenthesis; a pair directly around another pair is a fault. */
  void close(int opened) {
    int closed = tokens.ordinal();
    tokens.expect(TokenKind.CLOSE);
    if (lastOpened == opened + 1 && lastClosed == closed - 1) {
      faults.note(Faults.PARENTHESES, "The expression has redundant parentheses;");
    }
    lastOpened = opened;
    lastClosed = closed;
    leave();
  }
}
