package dev.stator.app.command;

import dev.stator.app.data.DataAccess;
import dev.stator.app.data.DataPlace;
import dev.stator.app.data.KeyShape;
import dev.stator.app.data.NamespaceFolders;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.output.TextTable;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** {@code stator tables}: all tables, with their keys. */
final class TablesCommand implements DataCommands.Command {
  static final String NAME = "tables";

  private final Terminal terminal;

  TablesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    return DataFlags.addTo(
        DataFlags.command(
            NAME,
            "Lists the tables, with their keys, items and bytes.",
            "stator tables",
            "stator tables --data ./stator-data",
            "stator tables --endpoint aws --region eu-west-1 --output json"));
  }

  @Override
  public ExitCode run(DataAccess data, DataFlags flags) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : names(data.tables())) {
      TableDescription table;
      try {
        table = KeyShape.describe(data.tables(), name);
      } catch (TableError.NotFound deletedMeanwhile) {
        continue;
      }
      if (flags.isJson()) {
        terminal.out().println(ItemOutput.json(json(table)));
      } else {
        rows.add(row(table));
      }
    }
    if (!flags.isJson() && rows.isEmpty()) {
      terminal.progress("no tables");
    } else if (!flags.isJson()) {
      TextTable.lines(List.of("table", "key", "status", "items", "bytes"), rows, flags.width())
          .forEach(terminal.out()::println);
    }
    terminal.out().flush();
    tellOthers(flags);
    return ExitCode.OK;
  }

  /** The tables of other accounts and regions are in folders of their own. */
  private void tellOthers(DataFlags flags) {
    if (flags.place() instanceof DataPlace.Folder(Path folder, String region)) {
      NamespaceFolders.in(folder)
          .forEach(other -> terminal.progress("stator: more tables in --data " + other));
    }
  }

  private static List<String> names(DynamoDbClient client) {
    List<String> names = new ArrayList<>();
    @Nullable String last = null;
    do {
      @Nullable String start = last;
      ListTablesResponse page =
          TableCalls.call(() -> client.listTables(l -> l.exclusiveStartTableName(start)));
      names.addAll(page.tableNames());
      last = page.lastEvaluatedTableName();
    } while (last != null);
    return names;
  }

  private static List<String> row(TableDescription table) {
    return List.of(
        table.tableName(),
        KeyShape.of(table).text(),
        table.tableStatusAsString(),
        String.format(Locale.ROOT, "%,d", table.itemCount()),
        String.format(Locale.ROOT, "%,d", table.tableSizeBytes()));
  }

  private static JsonValue.Obj json(TableDescription table) {
    Map<String, JsonValue> key = new LinkedHashMap<>();
    KeyShape.of(table)
        .attributes()
        .forEach(part -> key.put(part.name(), new JsonValue.Str(part.type().toString())));
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("table", new JsonValue.Str(table.tableName()));
    members.put("key", new JsonValue.Obj(key));
    members.put("status", new JsonValue.Str(table.tableStatusAsString()));
    members.put("items", JsonValue.Num.of(table.itemCount()));
    members.put("bytes", JsonValue.Num.of(table.tableSizeBytes()));
    return new JsonValue.Obj(members);
  }
}
