package dev.stator.app.command;

import dev.stator.app.data.DataAccess;
import dev.stator.app.data.KeyShape;
import dev.stator.app.data.KeyText;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.output.TextTable;
import dev.stator.tables.TableCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** {@code stator get TABLE KEY}: one item, as it is now. */
final class GetCommand implements DataCommands.Command {
  static final String NAME = "get";

  private final Terminal terminal;
  private final String table;
  private final List<String> key;

  GetCommand(Terminal terminal, ParseResult parsed) {
    this.terminal = terminal;
    this.table = parsed.matchedPositionalValue(0, "");
    this.key = parsed.matchedPositionalValue(1, List.of());
  }

  static CommandSpec spec() {
    CommandSpec spec =
        DataFlags.command(
            NAME,
            "Shows one item; reads consistently. Exit code 5 if there is none.",
            "stator get customers abc",
            "stator get orders ada 17",
            "stator get orders customer=ada placed=17 --output json",
            "stator get orders '{\"customer\": \"ada\", \"placed\": 17}'");
    spec.add(DataFlags.table());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("KEY")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .index("1..*")
            .arity("1..*")
            .required(true)
            .description("Each attribute of the key: VALUE or NAME=VALUE; or a JSON object.")
            .build());
    return DataFlags.addTo(spec);
  }

  @Override
  public ExitCode run(DataAccess data, DataFlags flags) {
    KeyShape shape = KeyShape.ofTable(data.tables(), table);
    Map<String, AttributeValue> asked = KeyText.parse(key, shape, flags.form());
    GetItemResponse answer =
        TableCalls.call(
            () -> data.tables().getItem(g -> g.tableName(table).key(asked).consistentRead(true)));
    if (!answer.hasItem()) {
      throw new StartFailure(
          ExitCode.BACKEND,
          "no item in "
              + shape.owner()
              + " with the key "
              + ItemOutput.json(flags.form().object(asked)));
    }
    Map<String, AttributeValue> item = new TreeMap<>(ItemOutput.order(shape.names()));
    item.putAll(answer.item());
    if (flags.isJson()) {
      ItemOutput output = new ItemOutput(terminal, flags, shape.names());
      output.add(answer.item());
      output.end();
      return ExitCode.OK;
    }
    List<List<String>> rows = new ArrayList<>();
    item.forEach(
        (name, value) -> rows.add(List.of(name, ItemOutput.cell(flags.form().value(value)))));
    TextTable.lines(List.of("attribute", "value"), rows, flags.width())
        .forEach(terminal.out()::println);
    terminal.out().flush();
    return ExitCode.OK;
  }
}
