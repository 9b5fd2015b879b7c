package dev.stator.app.command;

import dev.stator.app.output.TextTable;
import java.util.List;

/**
 * A trigger in one line, as much of it as there is room for: time and metric go first, then the
 * chart, and the numbers never.
 *
 * @param time of the measurement
 * @param metric as KEDA names it
 * @param numbers value, target and replicas, or why there are none
 * @param chart the values so far, the last one at the end
 */
record WatchLine(String time, String metric, String numbers, String chart) {
  private static final String GAP = "  ";

  /** Fewer bars say nothing. */
  private static final int CHART_MIN = 5;

  /**
   * @param width in columns, or {@link TextTable#UNLIMITED}
   */
  String fit(int width) {
    String whole = String.join(GAP, time, metric, numbers);
    if (width == TextTable.UNLIMITED) {
      return chart.isEmpty() ? whole : whole + GAP + chart;
    }
    // The last column stays free.
    int room = width - 1;
    String text =
        List.of(whole, String.join(GAP, metric, numbers)).stream()
            .filter(line -> line.length() <= room)
            .findFirst()
            .orElse(numbers);
    int bars = Math.min(chart.length(), room - text.length() - GAP.length());
    boolean all = bars == chart.length() && bars > 0;
    return all || bars >= CHART_MIN ? text + GAP + chart.substring(chart.length() - bars) : text;
  }
}
