package dev.stator.app.command;

import dev.stator.app.data.DataAccess;
import dev.stator.app.data.ItemForm;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.output.DisplayText;
import dev.stator.app.output.TextTable;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.ShardRecords;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** {@code stator tail TABLE}: the changes of a table, as they are made. */
final class TailCommand implements DataCommands.Command {
  static final String NAME = "tail";
  private static final String OLDEST = "--from-oldest";
  private static final String LIMIT = "--limit";

  /** AWS allows five questions a second to a shard. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Terminal terminal;
  private final String table;
  private final boolean fromOldest;
  private final int limit;
  private boolean hasAnswered;
  private boolean isAway;

  TailCommand(Terminal terminal, ParseResult parsed) {
    this.terminal = terminal;
    this.table = parsed.matchedPositionalValue(0, "");
    this.fromOldest = parsed.hasMatchedOption(OLDEST);
    this.limit = PageFlags.limit(parsed, Integer.MAX_VALUE);
  }

  static CommandSpec spec() {
    CommandSpec spec =
        DataFlags.command(
            NAME,
            "Shows the changes of a table as they are made, from its stream; Ctrl-C ends it.",
            "stator tail orders",
            "stator tail orders --from-oldest --output json",
            "stator tail orders --from-oldest --limit 10 --data ./stator-data");
    spec.add(DataFlags.table());
    spec.addOption(
        DataFlags.flag(OLDEST, "Begin with the oldest change that the stream still has."));
    spec.addOption(
        OptionSpec.builder(LIMIT)
            .type(Integer.class)
            .paramLabel("NUMBER")
            .description("End after so many changes.")
            .build());
    return DataFlags.addTo(spec);
  }

  @Override
  public ExitCode run(DataAccess data, DataFlags flags) {
    StreamReader reader =
        new StreamReader(
            data.tables(),
            data.streams(),
            new MemoryCheckpoints(),
            new StreamReaderSettings(
                NAME,
                table,
                fromOldest ? StreamReaderSettings.Start.OLDEST : StreamReaderSettings.Start.NEW,
                StreamReaderSettings.RECORDS_MAX,
                PAUSE));
    int left = limit;
    try (StopSignal signal = StopSignal.listen()) {
      while (left > 0 && !signal.isGiven() && !terminal.isClosed()) {
        Optional<ShardRecords> some = next(reader);
        if (some.isPresent()) {
          left = show(some.get(), left, flags);
          reader.done(some.get());
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  /** A server that is gone may come back, and what was shown is known. */
  private Optional<ShardRecords> next(StreamReader reader) throws InterruptedException {
    try {
      Optional<ShardRecords> some = reader.next(PAUSE);
      hasAnswered = true;
      if (isAway) {
        isAway = false;
        terminal.progress("stator: the database answers again");
      }
      return some;
    } catch (TableError.Unavailable | TableError.Throttled | TableError.OutcomeUnknown away) {
      if (!hasAnswered) {
        throw away;
      }
      if (!isAway) {
        isAway = true;
        terminal.warn("the database does not answer; asking again until it does");
      }
      Thread.sleep(PAUSE);
      return Optional.empty();
    }
  }

  private int show(ShardRecords records, int limit, DataFlags flags) {
    int left = limit;
    if (records.afterGap()) {
      terminal.warn("changes before these are lost: the stream keeps them for 24 hours");
    }
    for (Record record : records.records().subList(0, Math.min(left, records.records().size()))) {
      String line =
          flags.isJson() ? ItemOutput.json(json(record, flags.form())) : line(record, flags);
      terminal.out().println(line);
      left--;
    }
    terminal.out().flush();
    return left;
  }

  private static JsonValue.Obj json(Record record, ItemForm form) {
    StreamRecord change = record.dynamodb();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("event", new JsonValue.Str(record.eventNameAsString()));
    members.put("at", new JsonValue.Str(String.valueOf(change.approximateCreationDateTime())));
    members.put("sequenceNumber", new JsonValue.Str(change.sequenceNumber()));
    members.put("keys", form.object(change.keys()));
    if (change.hasOldImage()) {
      members.put("old", form.object(change.oldImage()));
    }
    if (change.hasNewImage()) {
      members.put("new", form.object(change.newImage()));
    }
    if (record.userIdentity() != null) {
      members.put("by", new JsonValue.Str(record.userIdentity().principalId()));
    }
    return new JsonValue.Obj(members);
  }

  private static String line(Record record, DataFlags flags) {
    StreamRecord change = record.dynamodb();
    String line =
        DisplayText.printable(
            change.approximateCreationDateTime()
                + "  "
                + String.format("%-6s", record.eventNameAsString())
                + "  "
                + ItemOutput.json(flags.form().object(change.keys()))
                + rest(change, flags.form()));
    return flags.width() == TextTable.UNLIMITED ? line : DisplayText.cut(line, flags.width());
  }

  /** What was changed if both images are there, else the one that is. */
  private static String rest(StreamRecord change, ItemForm form) {
    if (change.hasOldImage() && change.hasNewImage()) {
      StringBuilder text = new StringBuilder();
      TreeSet<String> names = new TreeSet<>(change.oldImage().keySet());
      names.addAll(change.newImage().keySet());
      for (String name : names) {
        AttributeValue before = change.oldImage().get(name);
        AttributeValue after = change.newImage().get(name);
        if (!Objects.equals(before, after)) {
          text.append("  ")
              .append(name)
              .append(": ")
              .append(text(before, form))
              .append(" -> ")
              .append(text(after, form));
        }
      }
      return text.toString();
    }
    Map<String, AttributeValue> image =
        new LinkedHashMap<>(change.hasNewImage() ? change.newImage() : change.oldImage());
    image.keySet().removeAll(change.keys().keySet());
    return image.isEmpty() ? "" : "  " + ItemOutput.json(form.object(image));
  }

  private static String text(@Nullable AttributeValue value, ItemForm form) {
    return value == null ? "nothing" : ItemOutput.json(form.value(value));
  }
}
