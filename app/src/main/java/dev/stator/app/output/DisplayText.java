package dev.stator.app.output;

import java.util.Locale;
import org.jline.utils.WCWidth;

/** Text in columns of a terminal, where some letters take two and some none. */
public final class DisplayText {
  private static final String ELLIPSIS = "…";

  private DisplayText() {}

  /** Without control characters: they would move the cursor or do worse. */
  public static String printable(String text) {
    if (text.codePoints().noneMatch(DisplayText::isUnsafe)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                  if (isUnsafe(point)) {
                    safe.append(String.format(Locale.ROOT, "\\u%04x", point));
                  } else {
                    safe.appendCodePoint(point);
                  }
                }
              }
            });
    return safe.toString();
  }

  private static boolean isUnsafe(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        // marks of direction, which would show the rest of the line backwards
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069);
  }

  /** How many columns it takes. */
  public static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }

  /**
   * @param columns at least 1
   */
  public static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = columns - 1;
    for (int point : text.codePoints().toArray()) {
      left -= Math.max(0, WCWidth.wcwidth(point));
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.append(ELLIPSIS).toString();
  }

  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }
}
