package dev.stator.connector.table;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.action.SeedShape;
import dev.stator.connector.input.Input;
import dev.stator.model.Limits;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** Tells the names of the tables, in ascending order. */
public final class ListTables {
  /** So many names are read for one call at most; the result then tells where to go on. */
  private static final int FETCH_ALL_NAMES_MAX = 100_000;

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
          .inputs(FETCH_ALL, LIMIT, EXCLUSIVE_START_TABLE_NAME)
          .output(ListTablesResponse.builder().build())
          .outputFound("Whether there is at least one table")
          .examplePayload("{\"TableNames\": [\"Customers\", \"Orders\"], \"found\": true}")
          .runs(ListTables::run);

  private ListTables() {}

  private static Answer run(ActionCall call) {
    boolean fetchAll = call.get(FETCH_ALL);
    ListTablesResponse page = page(call, call.optional(EXCLUSIVE_START_TABLE_NAME));
    List<String> names = new ArrayList<>(page.tableNames());
    while (fetchAll
        && page.lastEvaluatedTableName() != null
        && names.size() < FETCH_ALL_NAMES_MAX) {
      page = page(call, page.lastEvaluatedTableName());
      names.addAll(page.tableNames());
    }
    boolean found = !names.isEmpty();
    return new Answer(
        page.toBuilder().tableNames(names).build(), found, fetchAll ? names(found) : all(found));
  }

  private static ListTablesResponse page(ActionCall call, @Nullable String after) {
    ListTablesRequest.Builder request =
        ListTablesRequest.builder()
            .overrideConfiguration(call::observe)
            .exclusiveStartTableName(after);
    Long limit = call.optional(LIMIT);
    if (limit != null) {
      request.limit(limit.intValue());
    }
    return call.send(client -> client.listTables(request.build()));
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
