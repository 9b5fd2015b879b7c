package dev.stator.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What a person who mistyped a name probably meant. */
public final class Suggestion {
  /** Names further away than this many edits are not what was meant. */
  private static final int EDITS_MAX = 3;

  private Suggestion() {}

  /**
   * @return {@code "; did you mean 'x'?"} for the nearest of {@code known}, or {@code "; known: a,
   *     b"} if none is near
   */
  public static String among(Collection<String> known, String mistyped) {
    String wanted = mistyped.toLowerCase(Locale.ROOT);
    int limit = Math.min(EDITS_MAX, Math.max(1, wanted.length() / 2));
    return known.stream()
        .filter(name -> edits(wanted, name.toLowerCase(Locale.ROOT)) <= limit)
        .min(Comparator.comparingInt(name -> edits(wanted, name.toLowerCase(Locale.ROOT))))
        .map(name -> "; did you mean '" + name + "'?")
        .orElseGet(() -> "; known: " + String.join(", ", known));
  }

  /** The Levenshtein distance. */
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
