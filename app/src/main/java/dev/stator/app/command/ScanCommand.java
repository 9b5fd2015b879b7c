package dev.stator.app.command;

import dev.stator.app.data.DataAccess;
import dev.stator.app.data.KeyShape;
import dev.stator.app.exit.ExitCode;
import dev.stator.tables.TableCalls;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** {@code stator scan TABLE}: the items of a table or index. */
final class ScanCommand implements DataCommands.Command {
  static final String NAME = "scan";

  private final Terminal terminal;
  private final String table;
  private final PageFlags pages;

  ScanCommand(Terminal terminal, ParseResult parsed) {
    this.terminal = terminal;
    this.table = parsed.matchedPositionalValue(0, "");
    this.pages = PageFlags.of(parsed);
  }

  static CommandSpec spec() {
    CommandSpec spec =
        DataFlags.command(
            NAME,
            "Shows the items of a table.",
            "stator scan orders",
            "stator scan orders --filter \"status = 'open' and total > 9.50\" --limit 20",
            "stator scan orders --filter 'attribute_not_exists(paid)'",
            "stator scan orders --all --output json > orders.ndjson");
    spec.add(DataFlags.table());
    PageFlags.addTo(spec);
    return DataFlags.addTo(spec);
  }

  @Override
  public ExitCode run(DataAccess data, DataFlags flags) {
    TableDescription described = KeyShape.describe(data.tables(), table);
    String index = pages.index();
    List<String> leading = new ArrayList<>();
    if (index != null) {
      leading.addAll(KeyShape.ofIndex(described, index).names());
    }
    leading.addAll(KeyShape.of(described).names());
    ScanRequest request =
        ScanRequest.builder()
            .tableName(table)
            .indexName(index)
            .filterExpression(pages.filterExpression())
            .expressionAttributeNames(pages.names(null))
            .expressionAttributeValues(pages.values(null))
            .consistentRead(pages.isConsistent() ? true : null)
            .build();
    pages.show(
        ask -> {
          ScanResponse page =
              TableCalls.call(
                  () ->
                      data.tables()
                          .scan(
                              request.toBuilder()
                                  .exclusiveStartKey(ask.start())
                                  .limit(ask.limit())
                                  .build()));
          return new PageFlags.Page(page.items(), page.lastEvaluatedKey());
        },
        new ItemOutput(terminal, flags, leading),
        terminal);
    return ExitCode.OK;
  }
}
