package dev.stator.connector.statement;

import static dev.stator.connector.item.ItemWrites.IDEMPOTENCY_KEY;
import static dev.stator.connector.paging.PagingInputs.CURSOR;
import static dev.stator.connector.paging.PagingInputs.FETCH_ALL;
import static dev.stator.connector.paging.PagingInputs.LIMIT;
import static dev.stator.connector.paging.PagingInputs.MAX_BYTES;
import static dev.stator.connector.paging.PagingInputs.MAX_ITEMS;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.action.SeedShape;
import dev.stator.connector.connection.Deeds;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.connection.StatementTarget;
import dev.stator.connector.input.ElementSchema;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.connector.output.OutputSchema;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.paging.Cursor;
import dev.stator.connector.value.ValueReader;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Runs one PartiQL statement, which may read, write or delete. */
public final class RawRequest {
  private static final String REFERENCE =
      "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html";

  static final Input<String> STATEMENT =
      Input.text(
              "statement",
              "Statement",
              "The PartiQL statement to execute. Use ? for parameters. Learn more about [PartiQL"
                  + " for DynamoDB]("
                  + REFERENCE
                  + ").")
          .asRequired()
          .withExample("\"INSERT INTO Flowers value {'Name':?}\"");

  static final Input<JsonValue.Arr> PARAMETERS =
      Input.list(
              "parameters",
              "Parameters",
              ElementSchema.VALUE,
              "Array of parameter values for the PartiQL statement. Parameters are referenced using"
                  + " ? placeholders in the statement. Learn more about [PartiQL parameters]("
                  + REFERENCE
                  + ").")
          .withExample("[\"Rose\"]");

  static final Input<Map<String, JsonValue>> QUERY_PARAMETERS =
      Input.map(
              "queryParameters",
              "Query Parameters",
              "Additional parameters to pass to the query operation, by their names in the API:"
                  + " Limit, NextToken, ConsistentRead, ReturnConsumedCapacity or"
                  + " ReturnValuesOnConditionCheckFailure. A text that is JSON is read as JSON."
                  + " They are merged with the command input, and never override what another input"
                  + " has set: that is refused.")
          .withExample("{\"Limit\": \"10\"}");

  static final Input<String> NEXT_TOKEN =
      Input.text("nextToken", "Next Token", "Where to go on: the NextToken of the page before.");

  static final Input<Boolean> CONSISTENT_READ =
      Input.of(
          "consistentRead",
          "Consistent Read",
          InputType.BOOLEAN,
          InputReaders::flag,
          "When true, the result reflects every write that was answered before.");

  /** The same for statements that have no Query Parameters. */
  static final Input<Boolean> CONSISTENT_READS =
      Input.flag(CONSISTENT_READ.name(), CONSISTENT_READ.label(), CONSISTENT_READ.comments());

  static final Input<String> RETURN_CONSUMED_CAPACITY =
      Input.choice(
          "returnConsumedCapacity",
          "Return Consumed Capacity",
          List.of("TOTAL", "INDEXES", "NONE"),
          "How much to tell about the capacity used.");

  static final Input<String> RETURN_ON_FAILURE =
      Input.choice(
          "returnValuesOnConditionCheckFailure",
          "Return Values On Condition Check Failure",
          List.of("NONE", "ALL_OLD"),
          "Whether an error tells the item that failed the condition. Without it, that of UPDATE"
              + " and DELETE does.");

  public static final Action ACTION =
      Action.define("rawRequest", "Raw Request", Safety.DESTRUCTIVE)
          .general()
          .aliases("executeStatement")
          .description("Execute single PartiQL statements.")
          .tool("dynamodb_execute_statement")
          .inputs(
              STATEMENT,
              PARAMETERS,
              LIMIT,
              FETCH_ALL,
              MAX_ITEMS,
              MAX_BYTES,
              CURSOR,
              IDEMPOTENCY_KEY)
          .extras(
              QUERY_PARAMETERS,
              NEXT_TOKEN,
              CONSISTENT_READ,
              RETURN_CONSUMED_CAPACITY,
              RETURN_ON_FAILURE)
          .output(() -> ExecuteStatementResponse.builder().build())
          .outputWith(
              "nextCursor", OutputSchema.text("Where the next call goes on; absent at the end"))
          .examplePayload(
              """
              {"Items": [{"Name": "Rose", "Petals": 5}],
               "ConsumedCapacity": {"TableName": "Flowers", "CapacityUnits": 0.5}}
              """)
          .runs(RawRequest::run);

  private RawRequest() {}

  private static Answer run(ActionCall call) {
    String statement = call.get(STATEMENT);
    ExecuteStatementRequest.Builder request =
        ExecuteStatementRequest.builder()
            .statement(statement)
            .consistentRead(call.optional(CONSISTENT_READ))
            .returnValuesOnConditionCheckFailure(onFailure(call, statement))
            .returnConsumedCapacity(
                Objects.requireNonNullElse(
                    call.optional(RETURN_CONSUMED_CAPACITY),
                    ReturnConsumedCapacity.TOTAL.toString()));
    JsonValue.Arr parameters = call.optional(PARAMETERS);
    if (parameters != null && !parameters.elements().isEmpty()) {
      request.parameters(ValueReader.list(parameters, PARAMETERS.name()));
    }
    Long limit = call.optional(LIMIT);
    String key = call.optional(IDEMPOTENCY_KEY);
    if (key != null) {
      return Answer.of(StatementOnce.run(call, request.build(), key)).inSeedShape(SeedShape.PLAIN);
    }
    boolean reads = StatementTarget.of(statement).reads();
    if (reads) {
      refuseForbiddenRead(call, request.build());
    }
    String mark = Cursor.mark(call, "statement", statement, parameters);
    String cursor = call.optional(CURSOR);
    StatementPages pages =
        new StatementPages(
            Caps.of(call),
            (token, missing) ->
                call.send(
                    request.nextToken(token).limit(pageLimit(limit, reads, missing)).build(),
                    DynamoDbClient::executeStatement));
    ExecuteStatementResponse response =
        pages.read(
            cursor == null ? call.optional(NEXT_TOKEN) : Cursor.text(cursor, mark),
            call.get(FETCH_ALL));
    Answer answer = Answer.of(response).inSeedShape(SeedShape.PLAIN);
    return response.nextToken() == null
        ? answer
        : answer.with(
            "nextCursor",
            new JsonValue.Str(Cursor.of(mark, new JsonValue.Str(response.nextToken()))));
  }

  /** Asked only where it matters, as the plan needs the table's key. */
  private static void refuseForbiddenRead(ActionCall call, ExecuteStatementRequest request) {
    Policy policy = call.connection().policy();
    if (Deeds.READS.stream().anyMatch(policy::forbids)) {
      call.checkAhead(request);
      for (String read : StatementPlan.of(request, call::schema).readsAs()) {
        policy.checkAction(call.connection().name(), read);
      }
    }
  }

  /** A page of what is read has no more items than are wanted; null for as many as fit. */
  private static @Nullable Integer pageLimit(@Nullable Long limit, boolean reads, int missing) {
    if (limit == null) {
      return reads && missing < Policy.ITEMS_MAX ? missing : null;
    }
    return (int) (reads ? Math.min(limit, missing) : limit);
  }

  /** Unless it is said otherwise, an error tells the item that was not as WHERE has it. */
  private static @Nullable String onFailure(ActionCall call, String statement) {
    String asked = call.optional(RETURN_ON_FAILURE);
    return asked == null && isConditional(StatementTarget.of(statement))
        ? ReturnValuesOnConditionCheckFailure.ALL_OLD.toString()
        : asked;
  }

  private static boolean isConditional(StatementTarget target) {
    return target.verb() == StatementTarget.Verb.UPDATE
        || target.verb() == StatementTarget.Verb.DELETE;
  }
}
