package dev.stator.dapr.binding;

import dev.stator.dapr.internal.ComponentMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A component's {@code direction}.
 *
 * <p>Source: Dapr docs, "Bindings overview", section "Binding directions".
 */
public enum Direction {
  /** Nothing was said: both, if the application takes events. */
  UNSAID,
  INPUT,
  OUTPUT,
  BOTH;

  public boolean isOutput() {
    return this != INPUT;
  }

  /** Whether events may be read at all. */
  public boolean isInput() {
    return this != OUTPUT;
  }

  /**
   * @param text such as {@code input, output}; null for {@link #UNSAID}
   * @throws IllegalArgumentException if it is something else
   */
  static Direction parse(@Nullable String text) {
    if (text == null) {
      return UNSAID;
    }
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split(",")).map(String::strip).toList();
    boolean input = words.contains("input");
    boolean output = words.contains("output");
    if (!words.stream().allMatch(word -> word.equals("input") || word.equals("output"))) {
      throw ComponentMetadata.field("direction", "must be input, output, or input, output");
    }
    return input && output ? BOTH : input ? INPUT : OUTPUT;
  }
}
