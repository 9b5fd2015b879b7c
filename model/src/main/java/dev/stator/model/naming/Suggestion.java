package dev.stator.model.naming;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person who mistyped a name probably meant. */
public final class Suggestion {
  /** A name may differ from what was meant by one mistake in so many letters ... */
  private static final int LETTERS_PER_MISTAKE = 3;

  /** ... and by no more than this. */
  private static final int MISTAKES_MAX = 3;

  /** Longer names are not compared: the work grows with the square. */
  private static final int NAME_LENGTH_MAX = 64;

  /** Fewer letters are the beginning of too much. */
  private static final int BEGINNING_MIN = 3;

  private Suggestion() {}

  /**
   * {@link #hint} for the end of a sentence, such as {@code "; did you mean 'x'?"}; empty if there
   * are none.
   */
  public static String among(Collection<String> known, String mistyped) {
    @Nullable String hint = hint(mistyped, known);
    return hint == null ? "" : "; " + hint;
  }

  /** {@code did you mean 'x'?}, or all of {@code known} if none is near; null if there are none. */
  public static @Nullable String hint(String mistyped, Collection<String> known) {
    if (known.isEmpty()) {
      return null;
    }
    @Nullable String nearest = nearest(mistyped, known);
    if (nearest == null) {
      nearest = longer(mistyped, known);
    }
    return nearest == null
        ? "known: " + String.join(", ", known)
        : "did you mean '" + nearest + "'?";
  }

  /** The only name that begins with what was written: {@code tableName} for {@code table}. */
  private static @Nullable String longer(String written, Collection<String> known) {
    if (written.length() < BEGINNING_MIN) {
      return null;
    }
    List<String> longer =
        known.stream()
            .filter(name -> name.regionMatches(true, 0, written, 0, written.length()))
            .toList();
    return longer.size() == 1 ? longer.getFirst() : null;
  }

  private static @Nullable String nearest(String mistyped, Collection<String> known) {
    if (mistyped.length() > NAME_LENGTH_MAX) {
      return null;
    }
    String wanted = mistyped.toLowerCase(Locale.ROOT);
    int allowed = mistakesAllowed(wanted.length());
    @Nullable String best = null;
    int fewest = allowed + 1;
    for (String candidate : known) {
      int mistakes = mistakes(wanted, candidate.toLowerCase(Locale.ROOT));
      if (mistakes < fewest) {
        best = candidate;
        fewest = mistakes;
      }
    }
    return best;
  }

  /** At least one letter must be right. */
  private static int mistakesAllowed(int letters) {
    int allowed = Math.clamp(letters / LETTERS_PER_MISTAKE, 1, MISTAKES_MAX);
    return Math.min(allowed, letters - 1);
  }

  /** Letters to add, drop or change, and neighbours to swap (optimal string alignment). */
  private static int mistakes(String from, String to) {
    int[] beforePrevious = new int[to.length() + 1];
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int fewest =
            Math.min(
                previous[column - 1] + change, Math.min(current[column - 1], previous[column]) + 1);
        current[column] =
            areSwapped(from, row, to, column)
                ? Math.min(fewest, beforePrevious[column - 2] + 1)
                : fewest;
      }
      beforePrevious = previous;
      previous = current;
    }
    return previous[to.length()];
  }

  /** Whether the two letters that end at {@code row} and {@code column} are each other's swap. */
  private static boolean areSwapped(String from, int row, String to, int column) {
    return row > 1
        && column > 1
        && from.charAt(row - 1) == to.charAt(column - 2)
        && from.charAt(row - 2) == to.charAt(column - 1);
  }
}
