package dev.stator.connector.statement;

import static dev.stator.connector.item.ItemWrites.IDEMPOTENCY_KEY;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.connection.StatementTarget;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.item.ItemWrites;
import dev.stator.connector.paging.PagingInputs;
import dev.stator.connector.value.IdempotencyToken;
import dev.stator.tables.TableError;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * A statement that writes, done once however often it is asked for: a transaction of one, by whose
 * token the service knows a repetition.
 *
 * <p>Source: Amazon DynamoDB API Reference, "ExecuteTransaction", ClientRequestToken.
 */
final class StatementOnce {
  private StatementOnce() {}

  /**
   * @throws ActionError if the statement reads, or asks for pages
   */
  static ExecuteStatementResponse run(
      ActionCall call, ExecuteStatementRequest request, String key) {
    boolean paged =
        call.optional(PagingInputs.LIMIT) != null
            || call.optional(PagingInputs.CURSOR) != null
            || call.get(PagingInputs.FETCH_ALL);
    if (paged || StatementTarget.of(request.statement()).reads()) {
      throw ActionError.invalidInput(
              IDEMPOTENCY_KEY.name(), "idempotencyKey is for statements that write")
          .withHint("leave it out: a statement that reads may be repeated");
    }
    ExecuteTransactionRequest transaction =
        ExecuteTransactionRequest.builder()
            .transactStatements(
                ParameterizedStatement.builder()
                    .statement(request.statement())
                    .parameters(request.hasParameters() ? request.parameters() : null)
                    .returnValuesOnConditionCheckFailure(
                        request.returnValuesOnConditionCheckFailure())
                    .build())
            .clientRequestToken(IdempotencyToken.of("statement", key))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    try {
      return answer(call.send(transaction, DynamoDbClient::executeTransaction));
    } catch (TableError.TransactionCanceled canceled) {
      throw ItemWrites.asOfOneWrite(canceled);
    }
  }

  private static ExecuteStatementResponse answer(ExecuteTransactionResponse response) {
    List<Map<String, AttributeValue>> items =
        response.responses().stream().filter(one -> one.hasItem()).map(one -> one.item()).toList();
    ExecuteStatementResponse.Builder answer = ExecuteStatementResponse.builder().items(items);
    if (!response.consumedCapacity().isEmpty()) {
      answer.consumedCapacity(response.consumedCapacity().getFirst());
    }
    return answer.build();
  }
}
