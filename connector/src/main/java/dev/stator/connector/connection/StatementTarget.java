package dev.stator.connector.connection;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which table a PartiQL statement is about. Read without its grammar, so that a statement that only
 * the service understands is understood as far as this.
 *
 * @param verb its first word in capitals, such as SELECT; empty if it has none
 * @param table null if it cannot be told
 */
public record StatementTarget(String verb, @Nullable String table) {
  /**
   * A comment, a quoted name, a quoted string, a word, or one other character. A service without
   * comments takes no statement that has one, so that passing over them hides nothing from it.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(--[^\n]*+|/\\*(?s:.*?)(?:\\*/|\\z))"
              + "|\"([^\"]*+)\"|('[^']*+')|([A-Za-z_](?:[A-Za-z0-9_.:]|/(?!\\*)|-(?!-))*+)|(\\S)");

  private static final int COMMENT = 1;
  private static final int QUOTED = 2;
  private static final int WORD = 4;

  static final String SELECT = "SELECT";

  public static StatementTarget of(String statement) {
    Matcher tokens = TOKEN.matcher(statement);
    String verb = "";
    boolean named = false;
    while (tokens.find()) {
      if (tokens.group(COMMENT) != null) {
        continue;
      }
      String word = tokens.group(WORD) == null ? "" : tokens.group(WORD).toUpperCase(Locale.ROOT);
      if (named) {
        String quoted = tokens.group(QUOTED);
        String table = quoted == null ? tokens.group(WORD) : quoted;
        return new StatementTarget(verb, withoutIndex(table, quoted != null));
      }
      if (verb.isEmpty() && !word.isEmpty() && !word.equals("EXISTS")) {
        verb = word;
        named = verb.equals("UPDATE");
      } else {
        named = verb.equals("INSERT") ? word.equals("INTO") : word.equals("FROM");
      }
    }
    return new StatementTarget(verb, null);
  }

  /** Whether it is a SELECT. */
  public boolean reads() {
    return verb.equals(SELECT);
  }

  /** Whether it may change anything: all but SELECT. */
  boolean changes() {
    return !reads();
  }

  /** In {@code Orders.ByDate} the index is after the dot; quoted, the dot is the name's own. */
  private static @Nullable String withoutIndex(@Nullable String name, boolean quoted) {
    if (name == null || quoted) {
      return name;
    }
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
