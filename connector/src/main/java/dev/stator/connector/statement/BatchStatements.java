package dev.stator.connector.statement;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.batch.Report;
import dev.stator.connector.error.ServiceErrors;
import dev.stator.connector.output.OutputSchema;
import dev.stator.connector.output.SdkJson;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static Answer run(ActionCall call) {
    List<StatementList.One> statements = StatementList.read(call);
    Caps caps = Caps.of(call);
    StatementList.requireFew(statements, caps);
    List<BatchStatementResponse> responses = new ArrayList<>();
    List<ConsumedCapacity> consumed = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += STATEMENTS_MAX) {
      List<StatementList.One> some =
          statements.subList(from, Math.min(from + STATEMENTS_MAX, statements.size()));
      BatchExecuteStatementRequest request =
          BatchExecuteStatementRequest.builder()
              .statements(some.stream().map(one -> request(one, call)).toList())
              .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
              .build();
      BatchExecuteStatementResponse response =
          call.send(request, DynamoDbClient::batchExecuteStatement);
      responses.addAll(response.responses());
      consumed.addAll(response.consumedCapacity());
    }
    // Only what reads gives back items: nothing was changed that the error would hide.
    caps.requireBytes(
        responses.stream().map(BatchStatementResponse::item).toList(),
        StatementList.STATEMENTS.name());
    return Answer.made(values -> result(responses, consumed, new Report(call.format()), values));
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
      List<BatchStatementResponse> responses,
      List<ConsumedCapacity> consumed,
      Report report,
      ValueWriter values) {
    for (BatchStatementResponse response : responses) {
      if (response.error() == null) {
        report.ok(SdkJson.write(response, values));
      } else {
        report.failed(ServiceErrors.ofStatement(response.error()));
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
