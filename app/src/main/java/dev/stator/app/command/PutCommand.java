package dev.stator.app.command;

import dev.stator.app.data.DataAccess;
import dev.stator.app.data.ItemForm;
import dev.stator.app.data.KeyShape;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.lines.BulkLine;
import dev.stator.app.lines.BulkLines;
import dev.stator.app.output.PersonTerminal;
import dev.stator.tables.TableCalls;
import dev.stator.tables.batch.BatchWriter;
import dev.stator.tables.batch.Change;
import dev.stator.tables.batch.WriteOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code stator put TABLE ITEM}: writes one item, or one for each line of a file or of stdin. */
final class PutCommand implements DataCommands.Command {
  static final String NAME = "put";
  private static final String FROM = BulkLines.FLAG;

  /** Lines that are held at a time: four calls. */
  private static final int LINES_MAX = 4 * BatchWriter.CHANGES_MAX;

  private final Terminal terminal;
  private final InputStream in;
  private final String table;
  private final String item;
  private final String from;

  private final List<Change> waiting = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private long written;
  private long failed;

  PutCommand(Terminal terminal, InputStream in, ParseResult parsed) {
    this.terminal = terminal;
    this.in = in;
    this.table = parsed.matchedPositionalValue(0, "");
    this.item = parsed.matchedPositionalValue(1, "");
    this.from = parsed.matchedOptionValue(FROM, item.isEmpty() && isPiped(in) ? "-" : "");
  }

  private static boolean isPiped(InputStream in) {
    return in != System.in || PersonTerminal.find().isEmpty();
  }

  static CommandSpec spec() {
    CommandSpec spec =
        DataFlags.command(
            NAME,
            "Writes items; one of the same key is replaced.",
            "stator put customers '{\"id\": \"abc\", \"visits\": 3}'",
            "stator put customers --from customers.ndjson",
            "stator scan customers --all --typed --output json | stator put --typed archive",
            "stator put customers --typed '{\"id\": {\"S\": \"abc\"}, \"tags\": {\"SS\": [\"a\"]}}'");
    spec.add(DataFlags.table());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ITEM")
            .type(String.class)
            .index("1")
            .arity("0..1")
            .description("A JSON object.")
            .build());
    spec.addOption(
        DataFlags.text(
            FROM,
            "FILE",
            "Items from a file, or - for standard input (default if it is a pipe): one a line, or an array."));
    return DataFlags.addTo(spec);
  }

  @Override
  public ExitCode run(DataAccess data, DataFlags flags) {
    if (item.isEmpty() == from.isEmpty()) {
      throw DataFlags.wrong(
          item.isEmpty()
              ? "no item: give a JSON object, or " + FROM + " FILE"
              : "an item has no meaning together with " + FROM + "; drop one");
    }
    if (!item.isEmpty()) {
      Map<String, AttributeValue> one =
          flags.form().item(ItemForm.object(item.getBytes(StandardCharsets.UTF_8), "item"), "item");
      TableCalls.call(() -> data.tables().putItem(p -> p.tableName(table).item(one)));
      return ExitCode.OK;
    }
    KeyShape shape = KeyShape.ofTable(data.tables(), table);
    BatchWriter writer = new BatchWriter(data.tables(), table, shape.names());
    try (BulkLines lines = BulkLines.open(from, in)) {
      putAll(lines, writer, shape, flags);
    } catch (IOException unread) {
      throw new StartFailure(ExitCode.USAGE, FROM + ": cannot read " + from, unread);
    }
    terminal.progress(
        "stator: "
            + DataCommands.count(written, "item")
            + " written"
            + (failed == 0 ? "" : ", " + DataCommands.count(failed, "line") + " failed"));
    return failed == 0 ? ExitCode.OK : ExitCode.BACKEND;
  }

  private void putAll(BulkLines lines, BatchWriter writer, KeyShape shape, DataFlags flags)
      throws IOException {
    for (BulkLine line = lines.next(); line != null; line = lines.next()) {
      try {
        Map<String, AttributeValue> one =
            flags.form().item(ItemForm.object(line.json(), "item"), "item");
        for (String name : shape.names()) {
          if (!one.containsKey(name)) {
            throw DataFlags.wrong("item: " + name + " is missing, of the key " + shape.text());
          }
        }
        waiting.add(new Change.Put(one));
        numbers.add(line.number());
      } catch (StartFailure unfit) {
        fail(line.number(), String.join("; ", unfit.lines()));
      }
      if (waiting.size() == LINES_MAX) {
        flush(writer, flags);
      }
    }
    flush(writer, flags);
  }

  private void flush(BatchWriter writer, DataFlags flags) {
    List<WriteOutcome> outcomes = writer.write(waiting);
    for (int n = 0; n < outcomes.size(); n++) {
      switch (outcomes.get(n)) {
        case WriteOutcome.Done done -> written++;
        case WriteOutcome.Failed(var error) ->
            fail(numbers.get(n), DataCommands.line(error, flags.place()));
      }
    }
    waiting.clear();
    numbers.clear();
  }

  private void fail(long line, String reason) {
    failed++;
    terminal.fail("line " + line + ": " + reason);
  }
}
