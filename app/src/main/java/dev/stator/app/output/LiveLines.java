package dev.stator.app.output;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines that change where they stand, on a terminal; where there is none, each state follows the
 * last one.
 *
 * <p>Source: ECMA-48, control functions CUU and EL.
 */
public final class LiveLines {
  private static final String UP = "\u001b[%dA";
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final String CUT = "…";

  private final PrintStream out;
  private int shown;

  public LiveLines(PrintStream out) {
    this.out = out;
  }

  /**
   * Shows {@code lines} in place of those shown before.
   *
   * @param width of the terminal, or {@link TextTable#UNLIMITED} if there is none; longer lines are
   *     cut, as they would wrap and stay
   */
  public void show(List<String> lines, int width) {
    boolean live = width != TextTable.UNLIMITED;
    if (live && shown > 0) {
      out.printf(UP, shown);
    }
    for (String line : lines) {
      out.println(live ? ERASE_LINE + cut(line, width) : line);
    }
    shown = lines.size();
    out.flush();
  }

  /** The last column stays free: some terminals go on to the next line after it. */
  private static String cut(String line, int width) {
    int room = Math.max(1, width - 1);
    return line.length() <= room ? line : line.substring(0, room - 1) + CUT;
  }
}
