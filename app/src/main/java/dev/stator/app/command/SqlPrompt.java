package dev.stator.app.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** Where statements are typed: editing, and a history that outlives the process. */
final class SqlPrompt {
  private static final String PROMPT = "stator> ";

  /** While a quote or a bracket is open. */
  private static final String CONTINUED = "     -> ";

  /** With the semicolon, too, that whoever types statements ends them with. */
  private static final Set<String> ENDS = Set.of("exit", "exit;", "quit", "quit;");

  private static final int HISTORY_LINES_MAX = 1000;

  private SqlPrompt() {}

  /** Until {@code exit} or {@code quit}, Ctrl-D, or Ctrl-C on an empty line. */
  static void run(Terminal terminal, Consumer<String> statements) throws IOException {
    run(terminal, history(), statements);
  }

  /**
   * @param history the file of what was typed before
   */
  static void run(Terminal terminal, Path history, Consumer<String> statements) {
    LineReader reader =
        LineReaderBuilder.builder()
            .appName("stator")
            .terminal(terminal)
            .parser(parser())
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.HISTORY_SIZE, HISTORY_LINES_MAX)
            .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES_MAX)
            // An exclamation mark is one, and a backslash too.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    while (true) {
      try {
        String line = reader.readLine(PROMPT).strip();
        if (ENDS.contains(line)) {
          return;
        }
        if (!line.isEmpty()) {
          statements.accept(line);
        }
      } catch (UserInterruptException interrupted) {
        if (interrupted.getPartialLine().isEmpty()) {
          return;
        }
      } catch (EndOfFileException end) {
        return;
      }
    }
  }

  /** A line is not whole yet while a quote or a bracket in it is open. */
  private static DefaultParser parser() {
    DefaultParser parser = new DefaultParser();
    parser.setEscapeChars(null);
    parser.setEofOnUnclosedQuote(true);
    parser.setEofOnUnclosedBracket(
        DefaultParser.Bracket.CURLY, DefaultParser.Bracket.ROUND, DefaultParser.Bracket.SQUARE);
    return parser;
  }

  /** As the shell has it, which need not be what the JVM finds in the list of users. */
  private static String home() {
    String home = System.getenv("HOME");
    return home == null || home.isBlank() ? System.getProperty("user.home") : home;
  }

  /** For its owner only: statements hold data. */
  private static Path history() throws IOException {
    Path file = Path.of(home(), ".stator_history");
    boolean hasOwners = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (hasOwners && !Files.exists(file)) {
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } catch (FileAlreadyExistsException anotherPrompt) {
        return file;
      }
    }
    return file;
  }
}
