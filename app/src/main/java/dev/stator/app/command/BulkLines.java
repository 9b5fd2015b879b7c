package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of JSON from a file or from standard input; a JSON array becomes a line an element. */
final class BulkLines {
  private static final String STANDARD_INPUT = "-";
  private static final int LOOK_AHEAD = 64 * 1024;

  private BulkLines() {}

  /**
   * @param from a file, or {@code -} for {@code standardInput}
   */
  static BufferedReader open(String from, InputStream standardInput) throws IOException {
    BufferedReader lines =
        from.equals(STANDARD_INPUT)
            ? new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8))
            : Files.newBufferedReader(Path.of(from));
    return startsArray(lines) ? elements(lines) : lines;
  }

  private static boolean startsArray(BufferedReader lines) throws IOException {
    lines.mark(LOOK_AHEAD);
    int first = lines.read();
    while (first >= 0 && Character.isWhitespace(first)) {
      first = lines.read();
    }
    lines.reset();
    return first == '[';
  }

  private static BufferedReader elements(BufferedReader text) throws IOException {
    try (text) {
      StringWriter whole = new StringWriter();
      text.transferTo(whole);
      if (!(JsonFormat.read(whole.toString()) instanceof JsonValue.Arr(List<JsonValue> elements))) {
        throw new StartFailure(ExitCode.USAGE, ActionFlags.FROM + ": expected one JSON array");
      }
      StringBuilder lines = new StringBuilder();
      for (JsonValue element : elements) {
        lines.append(new String(JsonFormat.write(element), StandardCharsets.UTF_8)).append('\n');
      }
      return new BufferedReader(new StringReader(lines.toString()));
    } catch (JsonSyntaxException malformed) {
      throw new StartFailure(
          ExitCode.USAGE, ActionFlags.FROM + ": " + String.valueOf(malformed.getMessage()));
    }
  }
}
