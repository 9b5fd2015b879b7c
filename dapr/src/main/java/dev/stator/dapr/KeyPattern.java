package dev.stator.dapr;

/** Which keys to list, or to delete. */
public sealed interface KeyPattern {

  /** What every matching key begins with. */
  String prefix();

  boolean matches(String key);

  /**
   * Every key that begins with a text.
   *
   * @param prefix empty for all keys
   */
  record StartingWith(String prefix) implements KeyPattern {
    @Override
    public boolean matches(String key) {
      return key.startsWith(prefix);
    }
  }

  /**
   * The keys right under another: {@code prefix||name}, but not {@code prefix||name||more}.
   *
   * @param prefix with or without {@code ||} at its end, but not empty
   */
  record Under(String prefix) implements KeyPattern {

    /**
     * @throws StateError.InvalidRequest if there is no prefix
     */
    public Under {
      if (prefix.isEmpty() || prefix.equals(KeyPrefix.SEPARATOR)) {
        throw new StateError.InvalidRequest("a prefix is required to delete with prefix");
      }
      if (!prefix.endsWith(KeyPrefix.SEPARATOR)) {
        prefix = prefix + KeyPrefix.SEPARATOR;
      }
    }

    @Override
    public boolean matches(String key) {
      return key.startsWith(prefix) && key.indexOf(KeyPrefix.SEPARATOR, prefix.length()) < 0;
    }
  }

  /**
   * A pattern as of SQL's LIKE: {@code %} for any text, {@code _} for one character, and a
   * backslash before what stands for itself.
   */
  record Like(String pattern) implements KeyPattern {
    private static final char ESCAPE = '\\';

    /**
     * @throws StateError.InvalidRequest if there is no pattern
     */
    public Like {
      if (pattern.isEmpty()) {
        throw new StateError.InvalidRequest("a pattern is required to list keys");
      }
    }

    @Override
    public String prefix() {
      StringBuilder prefix = new StringBuilder();
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        if (c == '%' || c == '_') {
          break;
        }
        if (c == ESCAPE && i + 1 < pattern.length()) {
          c = pattern.charAt(++i);
        }
        prefix.append(c);
      }
      return prefix.toString();
    }

    /** Going back only to the last {@code %}, so that the time is at most length times length. */
    @Override
    public boolean matches(String key) {
      int at = 0;
      int in = 0;
      int afterPercent = -1;
      int retryAt = 0;
      while (at < key.length()) {
        char c = in < pattern.length() ? pattern.charAt(in) : 0;
        if (in < pattern.length() && c == '%') {
          afterPercent = ++in;
          retryAt = at;
          continue;
        }
        int width =
            in < pattern.length() && c == '_' ? Character.charCount(key.codePointAt(at)) : 1;
        boolean escaped = c == ESCAPE && in + 1 < pattern.length();
        char literal = escaped ? pattern.charAt(in + 1) : c;
        boolean same =
            in < pattern.length() && ((c == '_' && !escaped) || literal == key.charAt(at));
        if (same) {
          at += width;
          in += escaped ? 2 : 1;
        } else if (afterPercent >= 0) {
          in = afterPercent;
          at = ++retryAt;
        } else {
          return false;
        }
      }
      while (in < pattern.length() && pattern.charAt(in) == '%') {
        in++;
      }
      return in == pattern.length();
    }
  }
}
