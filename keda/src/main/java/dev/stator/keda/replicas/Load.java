package dev.stator.keda.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A metric over time: what it is from each second on, until the next one; empty while the scaler
 * fails.
 */
public final class Load {
  /** Seconds that may be simulated: two days. */
  public static final int SECONDS_MAX = 172_800;

  private static final String ERROR = "error";

  private final NavigableMap<Integer, OptionalDouble> steps;

  private Load(NavigableMap<Integer, OptionalDouble> steps) {
    this.steps = steps;
  }

  /**
   * Reads lines of a second and a value, with a comma or white space between; {@code error} for a
   * scaler that fails. Empty lines, and lines that begin with {@code #}, are nothing.
   *
   * @param name what messages call the text
   * @throws IllegalArgumentException every line that is something else, with its number
   */
  public static Load parse(String name, String text) {
    NavigableMap<Integer, OptionalDouble> steps = new TreeMap<>();
    List<String> complaints = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        try {
          add(steps, content);
        } catch (IllegalArgumentException wrong) {
          complaints.add(name + ":" + number + ": " + wrong.getMessage());
        }
      }
    }
    if (steps.isEmpty() && complaints.isEmpty()) {
      complaints.add(name + ": has no line with a second and a value, such as '0 12'");
    }
    if (!complaints.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", complaints));
    }
    return new Load(steps);
  }

  private static void add(NavigableMap<Integer, OptionalDouble> steps, String line) {
    String[] parts = line.split("\\s*,\\s*|\\s+", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("a second and a value are expected, not '" + line + "'");
    }
    int second = second(parts[0]);
    if (steps.put(second, value(parts[1])) != null) {
      throw new IllegalArgumentException("second " + second + " is there already");
    }
  }

  private static int second(String text) {
    try {
      int second = Integer.parseInt(text);
      if (second >= 0 && second <= SECONDS_MAX) {
        return second;
      }
    } catch (NumberFormatException notWhole) {
      // told below, like a number out of range
    }
    throw new IllegalArgumentException("'" + text + "' is not a second from 0 to " + SECONDS_MAX);
  }

  private static OptionalDouble value(String text) {
    if (text.equals(ERROR)) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && value >= 0) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException notNumber) {
      // told below, like a number out of range
    }
    throw new IllegalArgumentException("'" + text + "' is neither a value of 0 or more nor error");
  }

  /** The value at a second; 0 before the first one. */
  OptionalDouble at(int second) {
    Map.Entry<Integer, OptionalDouble> step = steps.floorEntry(second);
    return step == null ? OptionalDouble.of(0) : step.getValue();
  }

  /** The last second with a value of its own. */
  public int lastSecond() {
    return steps.lastKey();
  }
}
