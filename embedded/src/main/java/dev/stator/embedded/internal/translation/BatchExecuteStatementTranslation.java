package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueReader;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchStatement;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/** BatchExecuteStatement. */
public final class BatchExecuteStatementTranslation
    implements Translation<
        BatchExecuteStatementRequest, BatchExecuteStatement.Result, BatchExecuteStatementResponse> {
  public static final BatchExecuteStatementTranslation INSTANCE =
      new BatchExecuteStatementTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "BatchExecuteStatement",
          BatchExecuteStatementRequest.builder(),
          "Statements",
          "ReturnConsumedCapacity");

  private BatchExecuteStatementTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public BatchExecuteStatement operation(BatchExecuteStatementRequest request) {
    return new BatchExecuteStatement(
        request.hasStatements()
            ? request.statements().stream()
                .map(BatchExecuteStatementTranslation::statement)
                .toList()
            : null,
        request.returnConsumedCapacityAsString());
  }

  private static BatchStatement statement(BatchStatementRequest statement) {
    return new BatchStatement(
        statement.statement(),
        statement.hasParameters()
            ? statement.parameters().stream().map(ValueReader::value).toList()
            : null,
        statement.consistentRead(),
        statement.returnValuesOnConditionCheckFailureAsString());
  }

  @Override
  public BatchExecuteStatementResponse response(
      BatchExecuteStatement.Result result, Receipt receipt) {
    return receipt
        .stamp(BatchExecuteStatementResponse.builder())
        .responses(
            result.responses().stream().map(BatchExecuteStatementTranslation::response).toList())
        .consumedCapacity(ResponseMembers.consumedCapacities(result.consumedCapacity()))
        .build();
  }

  private static BatchStatementResponse response(BatchExecuteStatement.Response response) {
    return BatchStatementResponse.builder()
        .error(error(response.error()))
        .tableName(response.tableName())
        .item(ValueWriter.item(response.item()))
        .build();
  }

  private static @Nullable BatchStatementError error(
      BatchExecuteStatement.@Nullable StatementError error) {
    return error == null
        ? null
        : BatchStatementError.builder()
            .code(error.code())
            .message(error.message())
            .item(ValueWriter.item(error.item()))
            .build();
  }
}
