package dev.stator.app.command;

import dev.stator.app.data.Condition;
import dev.stator.app.data.DataAccess;
import dev.stator.app.data.KeyCondition;
import dev.stator.app.data.KeyShape;
import dev.stator.app.exit.ExitCode;
import dev.stator.tables.TableCalls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** {@code stator query TABLE --key NAME=VALUE}: the items of one partition, in order. */
final class QueryCommand implements DataCommands.Command {
  static final String NAME = "query";
  private static final String KEY = "--key";
  private static final String SORT = "--sort";
  private static final String DESCENDING = "--descending";

  private final Terminal terminal;
  private final String table;
  private final String key;
  private final @Nullable String sort;
  private final boolean isDescending;
  private final PageFlags pages;

  QueryCommand(Terminal terminal, ParseResult parsed) {
    this.terminal = terminal;
    this.table = parsed.matchedPositionalValue(0, "");
    this.key = parsed.matchedOptionValue(KEY, "");
    this.sort = parsed.matchedOptionValue(SORT, (String) null);
    this.isDescending = parsed.hasMatchedOption(DESCENDING);
    this.pages = PageFlags.of(parsed);
  }

  static CommandSpec spec() {
    CommandSpec spec =
        DataFlags.command(
            NAME,
            "Shows the items of one partition, in the order of their sort key.",
            "stator query orders --key customer=ada",
            "stator query orders --key customer=ada --sort 'placed >= 17' --descending",
            "stator query orders --key customer=ada --sort 'placed between 10 and 20'",
            "stator query logs --key host=web1 --sort 'at begins_with 2026-11'",
            "stator query orders --index byStatus --key status=open --filter 'total > 9.50'");
    spec.add(DataFlags.table());
    spec.addOption(
        OptionSpec.builder(KEY)
            .type(String.class)
            .paramLabel("NAME=VALUE")
            .required(true)
            .description("The partition key.")
            .build());
    spec.addOption(
        DataFlags.text(
            SORT, "CONDITION", "On the sort key: =, <, <=, >, >=, between A and B, begins_with."));
    spec.addOption(DataFlags.flag(DESCENDING, "The last first."));
    PageFlags.addTo(spec);
    return DataFlags.addTo(spec);
  }

  @Override
  public ExitCode run(DataAccess data, DataFlags flags) {
    TableDescription described = KeyShape.describe(data.tables(), table);
    KeyShape tableKey = KeyShape.of(described);
    String index = pages.index();
    KeyShape shape = index == null ? tableKey : KeyShape.ofIndex(described, index);
    Condition condition = KeyCondition.of(shape, key, sort);
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index)
            .keyConditionExpression(condition.expression())
            .filterExpression(pages.filterExpression())
            .expressionAttributeNames(pages.names(condition))
            .expressionAttributeValues(pages.values(condition))
            .scanIndexForward(!isDescending)
            .consistentRead(pages.isConsistent() ? true : null)
            .build();
    List<String> leading = new ArrayList<>(shape.names());
    leading.addAll(tableKey.names());
    pages.show(
        ask -> {
          QueryResponse page =
              TableCalls.call(
                  () ->
                      data.tables()
                          .query(
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
