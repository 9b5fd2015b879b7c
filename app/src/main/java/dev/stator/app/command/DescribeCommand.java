package dev.stator.app.command;

import dev.stator.app.data.DataAccess;
import dev.stator.app.data.DescriptionJson;
import dev.stator.app.data.KeyShape;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.output.TextTable;
import dev.stator.tables.TableCalls;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/** {@code stator describe TABLE}: its key, indexes, stream and expiry. */
final class DescribeCommand implements DataCommands.Command {
  static final String NAME = "describe";

  private final Terminal terminal;
  private final String table;

  DescribeCommand(Terminal terminal, ParseResult parsed) {
    this.terminal = terminal;
    this.table = parsed.matchedPositionalValue(0, "");
  }

  static CommandSpec spec() {
    CommandSpec spec =
        DataFlags.command(
            NAME,
            "Describes a table: key, indexes, stream, time to live, size.",
            "stator describe orders",
            "stator describe orders --output json");
    spec.add(DataFlags.table());
    return DataFlags.addTo(spec);
  }

  @Override
  public ExitCode run(DataAccess data, DataFlags flags) {
    TableDescription described = KeyShape.describe(data.tables(), table);
    TimeToLiveDescription expiry =
        TableCalls.call(() -> data.tables().describeTimeToLive(d -> d.tableName(table)))
            .timeToLiveDescription();
    if (flags.isJson()) {
      terminal.say(
          PrettyJson.write(
              new JsonValue.Obj(Map.of("Table", DescriptionJson.of(described)))
                  .with("TimeToLiveDescription", DescriptionJson.of(expiry))));
    } else {
      TextTable.lines(List.of("table", table), rows(described, expiry), flags.width())
          .forEach(terminal.out()::println);
      terminal.out().flush();
    }
    return ExitCode.OK;
  }

  private static List<List<String>> rows(TableDescription table, TimeToLiveDescription expiry) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("status", table.tableStatusAsString()));
    rows.add(List.of("key", KeyShape.of(table).text()));
    rows.add(
        List.of(
            "size",
            DataCommands.count(table.itemCount(), "item")
                + ", "
                + DataCommands.count(table.tableSizeBytes(), "byte")));
    table
        .globalSecondaryIndexes()
        .forEach(index -> rows.add(index(table, "global", index.indexName(), index.projection())));
    table
        .localSecondaryIndexes()
        .forEach(index -> rows.add(index(table, "local", index.indexName(), index.projection())));
    boolean hasStream =
        table.streamSpecification() != null
            && Boolean.TRUE.equals(table.streamSpecification().streamEnabled());
    rows.add(
        List.of(
            "stream", hasStream ? table.streamSpecification().streamViewTypeAsString() : "off"));
    String attribute = expiry.attributeName();
    rows.add(
        List.of(
            "time to live",
            attribute == null
                ? "off"
                : attribute
                    + " ("
                    + expiry.timeToLiveStatusAsString().toLowerCase(Locale.ROOT)
                    + ")"));
    rows.add(List.of("created", String.valueOf(table.creationDateTime())));
    rows.add(List.of("ARN", table.tableArn()));
    return rows;
  }

  private static List<String> index(
      TableDescription table, String kind, String name, Projection projection) {
    String holds =
        projection.projectionType() == ProjectionType.INCLUDE
            ? "keys and " + String.join(", ", projection.nonKeyAttributes())
            : projection.projectionTypeAsString();
    return List.of(
        kind + " index", name + ": " + KeyShape.ofIndex(table, name).text() + ", holds " + holds);
  }
}
