package dev.stator.app.command;

import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * One line an event, whatever its message is made of: the name of a table in a call may hold line
 * breaks, and what follows them would look like an event of its own.
 */
final class LogLines extends SimpleFormatter {
  @Override
  public String formatMessage(LogRecord event) {
    return onOneLine(super.formatMessage(event));
  }

  /** Control characters are written as in Java: {@code \n}, {@code \u001b}. */
  private static String onOneLine(String message) {
    if (message.chars().noneMatch(LogLines::breaks)) {
      return message;
    }
    StringBuilder line = new StringBuilder();
    message
        .chars()
        .forEach(
            letter -> {
              if (letter == '\n') {
                line.append("\\n");
              } else if (breaks(letter)) {
                line.append(String.format("\\u%04x", letter));
              } else {
                line.append((char) letter);
              }
            });
    return line.toString();
  }

  /** Also the two line breaks of Unicode that are no control characters. */
  private static boolean breaks(int letter) {
    return (Character.isISOControl(letter) && letter != '\t')
        || letter == '\u2028'
        || letter == '\u2029';
  }
}
