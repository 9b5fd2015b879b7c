package dev.stator.connector.statement;

import static dev.stator.connector.item.ItemWrites.IDEMPOTENCY_KEY;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.value.IdempotencyToken;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Runs several PartiQL statements, all or none of them. */
public final class TransactStatements {
  public static final Action ACTION =
      Action.define("executeTransaction", "Execute Transaction", Safety.DESTRUCTIVE)
          .general()
          .description("Execute several PartiQL statements, all or none of them")
          .inputs(StatementList.STATEMENTS, IDEMPOTENCY_KEY)
          .output(() -> ExecuteTransactionResponse.builder().build())
          .examplePayload(
              """
              {"Responses": [{}, {}],
               "ConsumedCapacity": [{"TableName": "Flowers", "CapacityUnits": 4}]}
              """)
          .runs(TransactStatements::run);

  private TransactStatements() {}

  private static Answer run(ActionCall call) {
    List<StatementList.One> statements = StatementList.read(call);
    Caps caps = Caps.of(call);
    StatementList.requireFew(statements, caps);
    ExecuteTransactionRequest.Builder request =
        ExecuteTransactionRequest.builder()
            .transactStatements(
                statements.stream()
                    .map(
                        one ->
                            ParameterizedStatement.builder()
                                .statement(one.statement())
                                .parameters(one.parameters())
                                .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .build())
                    .toList())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    String key = call.optional(IDEMPOTENCY_KEY);
    if (key != null) {
      request.clientRequestToken(IdempotencyToken.of("statements", key));
    }
    ExecuteTransactionResponse response =
        call.send(request.build(), DynamoDbClient::executeTransaction);
    // A transaction reads or writes: nothing was changed that the error would hide.
    caps.requireBytes(
        response.responses().stream().map(ItemResponse::item).toList(),
        StatementList.STATEMENTS.name());
    return Answer.of(response);
  }
}
