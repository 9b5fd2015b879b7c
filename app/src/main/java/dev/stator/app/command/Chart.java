package dev.stator.app.command;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last values as a row of bars. */
final class Chart {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private final int width;
  private final Deque<Double> values = new ArrayDeque<>();

  /**
   * @param width how many values are shown
   */
  Chart(int width) {
    this.width = width;
  }

  void add(double value) {
    values.addLast(value);
    if (values.size() > width) {
      values.removeFirst();
    }
  }

  /** Each value in proportion to the largest one shown, or to {@code full} if that is more. */
  String row(double full) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double scale = Math.max(most, full);
    StringBuilder row = new StringBuilder();
    for (double value : values) {
      int bar = scale <= 0 ? 0 : (int) Math.round(value / scale * (BARS.length() - 1));
      row.append(BARS.charAt(Math.max(0, bar)));
    }
    return row.toString();
  }
}
