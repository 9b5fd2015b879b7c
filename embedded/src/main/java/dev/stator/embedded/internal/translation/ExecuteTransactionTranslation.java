package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueReader;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;

/** ExecuteTransaction. */
public final class ExecuteTransactionTranslation
    implements Translation<
        ExecuteTransactionRequest, ExecuteTransaction.Result, ExecuteTransactionResponse> {
  public static final ExecuteTransactionTranslation INSTANCE = new ExecuteTransactionTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "ExecuteTransaction",
          ExecuteTransactionRequest.builder(),
          "TransactStatements",
          "ClientRequestToken",
          "ReturnConsumedCapacity");

  private ExecuteTransactionTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public ExecuteTransaction operation(ExecuteTransactionRequest request) {
    return new ExecuteTransaction(
        request.hasTransactStatements()
            ? request.transactStatements().stream()
                .map(ExecuteTransactionTranslation::statement)
                .toList()
            : null,
        request.clientRequestToken(),
        request.returnConsumedCapacityAsString());
  }

  private static ParameterizedStatement statement(
      software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement statement) {
    return new ParameterizedStatement(
        statement.statement(),
        statement.hasParameters()
            ? statement.parameters().stream().map(ValueReader::value).toList()
            : null,
        statement.returnValuesOnConditionCheckFailureAsString());
  }

  @Override
  public ExecuteTransactionResponse response(ExecuteTransaction.Result result, Receipt receipt) {
    return receipt
        .stamp(ExecuteTransactionResponse.builder())
        .responses(ResponseMembers.itemResponses(result.responses()))
        .consumedCapacity(ResponseMembers.consumedCapacities(result.consumedCapacity()))
        .build();
  }
}
