package dev.stator.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes lines and gives whole PartiQL statements: each ends at a semicolon, or where the next line
 * begins another one. Comments, from two dashes to the end of the line or between slashes with
 * stars, are left out.
 */
public final class StatementText {
  private static final Pattern BEGINNING =
      Pattern.compile("\\s*(SELECT|INSERT|UPDATE|DELETE)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final char NONE = 0;

  private final StringBuilder open = new StringBuilder();
  private char quote = NONE;
  private boolean inComment;

  /**
   * @param line without its end
   * @return the statements that are whole now, without their semicolons
   */
  public List<String> add(String line) {
    List<String> whole = new ArrayList<>();
    if (quote == NONE && !inComment && BEGINNING.matcher(line).matches()) {
      take(whole);
    }
    int at = 0;
    while (at < line.length()) {
      if (inComment) {
        at = afterComment(line, at);
      } else if (quote == NONE && line.startsWith("--", at)) {
        break;
      } else if (quote == NONE && line.startsWith("/*", at)) {
        inComment = true;
        open.append(' ');
        at += 2;
      } else {
        add(line.charAt(at++), whole);
      }
    }
    open.append('\n');
    return whole;
  }

  private int afterComment(String line, int from) {
    int end = line.indexOf("*/", from);
    inComment = end < 0;
    return inComment ? line.length() : end + 2;
  }

  private void add(char c, List<String> whole) {
    if (quote == NONE && c == ';') {
      take(whole);
      return;
    }
    if (quote == NONE && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote) {
      // A doubled quote ends and begins again.
      quote = NONE;
    }
    open.append(c);
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
    inComment = false;
  }
}
