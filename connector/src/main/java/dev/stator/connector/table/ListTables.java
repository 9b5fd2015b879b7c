package dev.stator.connector.table;

import static dev.stator.connector.paging.PagingInputs.CURSOR;
import static dev.stator.connector.paging.PagingInputs.MAX_ITEMS;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.action.SeedShape;
import dev.stator.connector.input.Input;
import dev.stator.connector.output.OutputSchema;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.paging.Cursor;
import dev.stator.model.Limits;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** Tells the names of the tables, in ascending order. */
public final class ListTables {

  static final Input<Boolean> FETCH_ALL =
      Input.flag(
          "fetchAll",
          "Fetch All",
          "When true, automatically fetch all pages of results using pagination. When false, return"
              + " only the first page.");

  static final Input<Long> LIMIT =
      Input.integer(
          "limit", "Limit", 1, Limits.LIST_TABLES_MAX, "The most names of one page, up to 100.");

  static final Input<String> EXCLUSIVE_START_TABLE_NAME =
      Input.text(
          "exclusiveStartTableName",
          "Start After Table Name",
          "The list begins after this name: the LastEvaluatedTableName of the page before.");

  public static final Action ACTION =
      Action.define("listTables", "List Tables", Safety.READ)
          .description("List all DynamoDB Tables")
          .inputs(FETCH_ALL, LIMIT, MAX_ITEMS, CURSOR, EXCLUSIVE_START_TABLE_NAME)
          .output(() -> ListTablesResponse.builder().build())
          .outputWith(
              "nextCursor", OutputSchema.text("Where the next call goes on; absent at the end"))
          .outputFound("Whether there is at least one table")
          .examplePayload("{\"TableNames\": [\"Customers\", \"Orders\"], \"found\": true}")
          .runs(ListTables::run);

  private ListTables() {}

  private static Answer run(ActionCall call) {
    boolean fetchAll = call.get(FETCH_ALL);
    int namesMax = Caps.of(call).itemsMax();
    String mark = Cursor.mark(call, "listTables");
    String cursor = call.optional(CURSOR);
    String after =
        cursor == null ? call.optional(EXCLUSIVE_START_TABLE_NAME) : Cursor.text(cursor, mark);
    List<String> names = new ArrayList<>();
    ListTablesResponse page;
    do {
      page = page(call, after, namesMax - names.size());
      page.tableNames().stream().filter(call.connection().policy()::allows).forEach(names::add);
      after = page.lastEvaluatedTableName();
    } while (fetchAll && after != null && names.size() < namesMax);
    boolean found = !names.isEmpty();
    Answer answer =
        Answer.of(page.toBuilder().tableNames(names).build())
            .withFound(found)
            .inSeedShape(fetchAll ? names(found) : all(found));
    return after == null
        ? answer
        : answer.with("nextCursor", new JsonValue.Str(Cursor.of(mark, new JsonValue.Str(after))));
  }

  private static ListTablesResponse page(ActionCall call, @Nullable String after, int namesMax) {
    Long limit = call.optional(LIMIT);
    long most = Math.min(namesMax, limit == null ? Limits.LIST_TABLES_MAX : limit);
    ListTablesRequest.Builder request = ListTablesRequest.builder().exclusiveStartTableName(after);
    if (most < Limits.LIST_TABLES_MAX) {
      request.limit((int) most);
    }
    return call.send(request.build(), DynamoDbClient::listTables);
  }

  private static SeedShape all(boolean found) {
    return (typed, plain) -> SeedShape.result(typed, found);
  }

  private static SeedShape names(boolean found) {
    return (typed, plain) ->
        SeedShape.result(
            Objects.requireNonNullElse(typed.get("TableNames"), new JsonValue.Arr(List.of())),
            found);
  }
}
