package dev.stator.app.command;

import dev.stator.app.data.DataAccess;
import dev.stator.app.data.ItemForm;
import dev.stator.app.data.StatementText;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.output.PersonTerminal;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/**
 * {@code stator sql}: PartiQL, one statement, or those that are typed at a prompt or come over
 * standard input.
 */
final class SqlCommand implements DataCommands.Command {
  static final String NAME = "sql";
  private static final String PARAMETER = "--parameter";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");

  private final Terminal terminal;
  private final InputStream in;
  private final String statement;
  private final int limit;
  private final List<String> parameters;

  SqlCommand(Terminal terminal, InputStream in, ParseResult parsed) {
    this.terminal = terminal;
    this.in = in;
    this.statement = parsed.matchedPositionalValue(0, "");
    this.limit = PageFlags.limit(parsed, Integer.MAX_VALUE);
    this.parameters = parsed.matchedOptionValue(PARAMETER, List.of());
    if (statement.isEmpty() && !parameters.isEmpty()) {
      throw DataFlags.wrong(PARAMETER + " has no meaning without a statement");
    }
  }

  static CommandSpec spec() {
    CommandSpec spec =
        DataFlags.command(
            NAME,
            "Runs PartiQL: one statement, or without one those of a prompt, where Enter ends each"
                + " once its quotes and brackets are closed, or of standard input, where a semicolon"
                + " or the next statement does.",
            "stator sql \"SELECT * FROM orders WHERE customer = 'ada'\"",
            "stator sql \"UPDATE orders SET total = 9.50 WHERE customer = 'ada' AND placed = 17\"",
            "stator sql \"SELECT * FROM orders WHERE customer = ?\" --parameter '\"ada\"'",
            "stator sql",
            "stator sql --output json < statements.sql");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("STATEMENT")
            .type(String.class)
            .index("0")
            .arity("0..1")
            .description("SELECT, INSERT, UPDATE or DELETE.")
            .build());
    spec.addOption(
        picocli.CommandLine.Model.OptionSpec.builder("--limit")
            .type(Integer.class)
            .paramLabel("NUMBER")
            .description("Show so many items at most (default: all).")
            .build());
    spec.addOption(
        picocli.CommandLine.Model.OptionSpec.builder(PARAMETER)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("JSON")
            .description("The value of a question mark in STATEMENT, one for each in their order.")
            .build());
    return DataFlags.addTo(spec);
  }

  @Override
  public ExitCode run(DataAccess data, DataFlags flags) {
    if (!statement.isEmpty()) {
      List<String> statements = whole(statement);
      if (statements.size() > 1 && !parameters.isEmpty()) {
        throw DataFlags.wrong(PARAMETER + " has no meaning with several statements");
      }
      statements.forEach(one -> execute(one, data, flags));
      return ExitCode.OK;
    }
    try {
      if (in == System.in && PersonTerminal.find().isPresent()) {
        SqlPrompt.run(
            PersonTerminal.find().get(),
            text -> whole(text).forEach(one -> tell(one, data, flags)));
        return ExitCode.OK;
      }
      return each(data, flags);
    } catch (IOException unread) {
      throw new StartFailure(
          ExitCode.USAGE, "cannot read the statements: " + unread.getMessage(), unread);
    }
  }

  private static List<String> whole(String lines) {
    StatementText text = new StatementText();
    List<String> statements = new ArrayList<>();
    lines.lines().forEach(line -> statements.addAll(text.add(line)));
    statements.addAll(text.end());
    return statements;
  }

  private ExitCode each(DataAccess data, DataFlags flags) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    StatementText text = new StatementText();
    boolean failed = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      for (String one : text.add(line)) {
        failed |= !tell(one, data, flags);
      }
    }
    for (String one : text.end()) {
      failed |= !tell(one, data, flags);
    }
    return failed ? ExitCode.BACKEND : ExitCode.OK;
  }

  /** Runs one of several: a wrong one does not end the others. */
  private boolean tell(String line, DataAccess data, DataFlags flags) {
    try {
      execute(line, data, flags);
      return true;
    } catch (TableError error) {
      terminal.fail(DataCommands.line(error, flags.place()));
      return false;
    }
  }

  private void execute(String one, DataAccess data, DataFlags flags) {
    List<AttributeValue> values = values(flags.form());
    List<String> order = WORD.matcher(one).results().map(word -> word.group()).distinct().toList();
    ItemOutput output = new ItemOutput(terminal, flags, order);
    int left = limit;
    @Nullable String next = null;
    do {
      @Nullable String token = next;
      ExecuteStatementResponse page =
          TableCalls.call(
              () ->
                  data.tables()
                      .executeStatement(
                          e ->
                              e.statement(one)
                                  .parameters(values.isEmpty() ? null : values)
                                  .nextToken(token)));
      int shown = Math.min(left, page.items().size());
      page.items().subList(0, shown).forEach(output::add);
      left -= shown;
      next = page.nextToken();
    } while (next != null && left > 0 && !terminal.isClosed());
    if (output.end() == 0 && !flags.isJson()) {
      boolean isRead = one.regionMatches(true, 0, "SELECT", 0, "SELECT".length());
      terminal.progress(isRead ? "no items" : "done");
    }
  }

  private List<AttributeValue> values(ItemForm form) {
    List<AttributeValue> values = new ArrayList<>();
    for (int n = 0; n < parameters.size(); n++) {
      values.add(form.value(parameters.get(n), PARAMETER + " " + (n + 1)));
    }
    return values;
  }
}
