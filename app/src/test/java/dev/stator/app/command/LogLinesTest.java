package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private static String written(String message, Object... parameters) {
    LogRecord event = new LogRecord(Level.WARNING, message);
    event.setParameters(parameters);
    return new LogLines().formatMessage(event);
  }

  @Test
  void an_event_is_one_line_whatever_a_caller_names_his_table() {
    assertThat(
            written(
                "activity of {0} is not known",
                "table 'a\n2026-11-21 19:00:00.000 SEVERE dev.stator: fire\r\u001b[2J\u2028b'"))
        .isEqualTo(
            "activity of table 'a\\n2026-11-21 19:00:00.000 SEVERE dev.stator: fire\\u000d\\u001b[2J"
                + "\\u2028b' is not known");
  }

  @Test
  void other_text_stays_as_it_is() {
    String text = "größer als\t100 % 日本 😀 \\n";
    assertThat(written(text)).isEqualTo(text);
  }
}
