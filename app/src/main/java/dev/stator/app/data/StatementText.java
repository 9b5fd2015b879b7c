package dev.stator.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes lines and gives whole PartiQL statements: each ends at a semicolon, or where the next line
 * begins another one.
 */
public final class StatementText {
  private static final Pattern BEGINNING =
      Pattern.compile("\\s*(SELECT|INSERT|UPDATE|DELETE)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final char NONE = 0;

  private final StringBuilder open = new StringBuilder();
  private char quote = NONE;

  /**
   * @param line without its end
   * @return the statements that are whole now, without their semicolons
   */
  public List<String> add(String line) {
    List<String> whole = new ArrayList<>();
    if (quote == NONE && BEGINNING.matcher(line).matches()) {
      take(whole);
    }
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quote == NONE && c == ';') {
        take(whole);
        continue;
      }
      if (quote == NONE && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        // A doubled quote ends and begins again.
        quote = NONE;
      }
      open.append(c);
    }
    open.append('\n');
    return whole;
  }

  /** What is left when no line follows. */
  public List<String> end() {
    List<String> whole = new ArrayList<>();
    take(whole);
    return whole;
  }

  private void take(List<String> whole) {
    String statement = open.toString().strip();
    if (!statement.isEmpty()) {
      whole.add(statement);
    }
    open.setLength(0);
    quote = NONE;
  }
}
