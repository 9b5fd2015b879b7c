package dev.stator.connector.error;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt name probably meant. */
public final class Suggestion {
  /** A name may differ from what was meant in one letter out of so many. */
  private static final int LETTERS_PER_MISTAKE = 3;

  /** Longer names are not compared: the work grows with the square. */
  private static final int NAME_LENGTH_MAX = 64;

  private Suggestion() {}

  /** {@code did you mean 'x'?}, or all of {@code known} if none is near; null if there are none. */
  public static @Nullable String hint(String name, Collection<String> known) {
    if (known.isEmpty()) {
      return null;
    }
    String nearest = nearest(name, known);
    return nearest == null
        ? "known: " + String.join(", ", known)
        : "did you mean '" + nearest + "'?";
  }

  private static @Nullable String nearest(String name, Collection<String> known) {
    if (name.length() > NAME_LENGTH_MAX) {
      return null;
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    String best = null;
    int bestMistakes = Math.max(1, wanted.length() / LETTERS_PER_MISTAKE) + 1;
    for (String candidate : known) {
      int mistakes = mistakes(wanted, candidate.toLowerCase(Locale.ROOT));
      if (mistakes < bestMistakes) {
        best = candidate;
        bestMistakes = mistakes;
      }
    }
    return best;
  }

  /** Letters to add, drop or change (Levenshtein). */
  private static int mistakes(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + change);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
