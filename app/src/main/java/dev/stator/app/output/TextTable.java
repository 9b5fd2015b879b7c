package dev.stator.app.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under a header, each column as wide as it needs or as there is room for. */
public final class TextTable {
  /** No limit: for files and pipes. */
  public static final int UNLIMITED = 0;

  private static final String GAP = "  ";

  /** A column is not cut below this. */
  private static final int COLUMN_MIN = 6;

  private static final String MORE_COLUMNS = "…";

  private TextTable() {}

  /**
   * @param rows each as long as {@code header}
   * @param width of a line at most, or {@link #UNLIMITED}
   * @return lines without their ends; the widest columns are cut first, and where even that is too
   *     wide, the last columns are left out and an ellipsis stands for them
   */
  public static List<String> lines(List<String> header, List<List<String>> rows, int width) {
    List<List<String>> all = new ArrayList<>();
    all.add(header.stream().map(DisplayText::printable).toList());
    rows.forEach(row -> all.add(row.stream().map(DisplayText::printable).toList()));
    int[] natural = new int[header.size()];
    for (List<String> row : all) {
      for (int column = 0; column < natural.length; column++) {
        natural[column] = Math.max(natural[column], DisplayText.width(row.get(column)));
      }
    }
    int shown = width == UNLIMITED ? natural.length : shown(natural, width);
    boolean dropped = shown < natural.length;
    int room = width - (dropped ? GAP.length() + 1 : 0);
    int cap = width == UNLIMITED ? Integer.MAX_VALUE : cap(natural, shown, room);
    int[] columns = Arrays.stream(natural).limit(shown).map(n -> Math.min(n, cap)).toArray();
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      lines.add(line(row, columns, dropped));
      if (lines.size() == 1) {
        lines.add(line(Arrays.stream(columns).mapToObj("-"::repeat).toList(), columns, false));
      }
    }
    return lines;
  }

  /** How many columns have room if each is cut as far as it may be; at least one. */
  private static int shown(int[] natural, int width) {
    int shown = natural.length;
    while (shown > 1) {
      int more = shown < natural.length ? GAP.length() + 1 : 0;
      if (total(natural, shown, COLUMN_MIN) + more <= width) {
        return shown;
      }
      shown--;
    }
    return shown;
  }

  /** The width beyond which columns are cut, so that a line fits. */
  private static int cap(int[] natural, int shown, int width) {
    int low = Math.min(COLUMN_MIN, Math.max(1, width));
    int high = Math.max(low, width);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (total(natural, shown, middle) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static int total(int[] natural, int shown, int cap) {
    int cells = Arrays.stream(natural).limit(shown).map(n -> Math.min(n, cap)).sum();
    return cells + GAP.length() * (shown - 1);
  }

  private static String line(List<String> row, int[] columns, boolean dropped) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < columns.length; column++) {
      line.append(column == 0 ? "" : GAP)
          .append(
              DisplayText.pad(
                  DisplayText.cut(row.get(column), Math.max(1, columns[column])), columns[column]));
    }
    return (dropped ? line.append(GAP).append(MORE_COLUMNS) : line).toString().stripTrailing();
  }
}
