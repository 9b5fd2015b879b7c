package dev.stator.connector.statement;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.batch.Report;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ServiceErrors;
import dev.stator.connector.output.OutputSchema;
import dev.stator.connector.output.SdkJson;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Runs several PartiQL statements, each for itself. */
public final class BatchStatements {
  /** Statements in one request: API Reference, BatchExecuteStatement. */
  private static final int STATEMENTS_MAX = 25;

  public static final Action ACTION =
      Action.define("batchExecuteStatement", "Batch Execute Statement", Safety.DESTRUCTIVE)
          .general()
          .aliases("executeStatements")
          .description("Execute several PartiQL statements, each for itself")
          .inputs(StatementList.STATEMENTS, RawRequest.CONSISTENT_READS)
          .outputSchema(
              () ->
                  Report.schema(
                      Map.of(
                          "TableName",
                          OutputSchema.text("The table of the statement"),
                          "Item",
                          OutputSchema.object())))
          .examplePayload(
              """
              {"succeeded": 1, "failed": 1,
               "report": [
                 {"index": 0, "ok": true, "TableName": "Flowers", "Item": {"Name": "Rose"}},
                 {"index": 1, "ok": false,
                  "error": {"code": "CONDITIONAL_CHECK_FAILED", "message": "The conditional request failed",
                            "retryable": false}}],
               "ConsumedCapacity": [{"TableName": "Flowers", "CapacityUnits": 0.5}]}
              """)
          .runs(BatchStatements::run);

  private BatchStatements() {}

  /**
   * What became of one statement.
   *
   * @param response null if its request failed
   * @param error why its request failed; null if it was answered
   */
  private record Outcome(@Nullable BatchStatementResponse response, @Nullable ActionError error) {}

  private static Answer run(ActionCall call) {
    List<StatementList.One> statements = StatementList.read(call);
    Caps caps = Caps.of(call);
    StatementList.requireFew(statements, caps);
    StatementList.requireUnmixed(statements);
    List<Outcome> outcomes = new ArrayList<>();
    List<ConsumedCapacity> consumed = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += STATEMENTS_MAX) {
      List<StatementList.One> some =
          statements.subList(from, Math.min(from + STATEMENTS_MAX, statements.size()));
      outcomes.addAll(outcomes(call, some, from == 0, consumed));
    }
    if (!StatementList.write(statements)) {
      caps.requireBytes(
          outcomes.stream()
              .map(Outcome::response)
              .filter(Objects::nonNull)
              .map(BatchStatementResponse::item)
              .toList(),
          StatementList.STATEMENTS.name());
    }
    return Answer.made(values -> result(outcomes, consumed, new Report(call.format()), values));
  }

  /**
   * Sends one request. The failure of the first one is the call's own, as nothing was done; that of
   * a later one is told of its statements, as those before them are done.
   */
  private static List<Outcome> outcomes(
      ActionCall call,
      List<StatementList.One> some,
      boolean isFirst,
      List<ConsumedCapacity> consumed) {
    BatchExecuteStatementRequest request =
        BatchExecuteStatementRequest.builder()
            .statements(some.stream().map(one -> request(one, call)).toList())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    ActionError failure;
    try {
      BatchExecuteStatementResponse response =
          call.send(request, DynamoDbClient::batchExecuteStatement);
      consumed.addAll(response.consumedCapacity());
      return response.responses().stream().map(one -> new Outcome(one, null)).toList();
    } catch (TableError failed) {
      if (isFirst) {
        throw failed;
      }
      failure = ServiceErrors.translate(failed, !StatementList.write(some));
    } catch (ActionError refused) {
      if (isFirst) {
        throw refused;
      }
      failure = refused;
    }
    return Collections.nCopies(some.size(), new Outcome(null, failure));
  }

  private static BatchStatementRequest request(StatementList.One one, ActionCall call) {
    BatchStatementRequest.Builder request =
        BatchStatementRequest.builder()
            .statement(one.statement())
            .parameters(one.parameters())
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (call.get(RawRequest.CONSISTENT_READS)) {
      request.consistentRead(true);
    }
    return request.build();
  }

  private static JsonValue.Obj result(
      List<Outcome> outcomes, List<ConsumedCapacity> consumed, Report report, ValueWriter values) {
    for (Outcome outcome : outcomes) {
      BatchStatementResponse response = outcome.response();
      if (outcome.error() != null) {
        report.failed(outcome.error());
      } else if (response != null && response.error() != null) {
        report.failed(ServiceErrors.ofStatement(response.error()));
      } else if (response != null) {
        report.ok(SdkJson.write(response, values));
      }
    }
    Map<String, JsonValue> members = report.members();
    members.put(
        "ConsumedCapacity",
        new JsonValue.Arr(
            consumed.stream().map(c -> (JsonValue) SdkJson.write(c, values)).toList()));
    return new JsonValue.Obj(members);
  }
}
