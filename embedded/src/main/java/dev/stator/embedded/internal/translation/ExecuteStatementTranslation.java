package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueReader;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.ExecuteStatement;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/** ExecuteStatement. */
public final class ExecuteStatementTranslation
    implements Translation<
        ExecuteStatementRequest, ExecuteStatement.Result, ExecuteStatementResponse> {
  public static final ExecuteStatementTranslation INSTANCE = new ExecuteStatementTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "ExecuteStatement",
          ExecuteStatementRequest.builder(),
          "Statement",
          "Parameters",
          "ConsistentRead",
          "Limit",
          "NextToken",
          "ReturnConsumedCapacity",
          "ReturnValuesOnConditionCheckFailure");

  private ExecuteStatementTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public ExecuteStatement operation(ExecuteStatementRequest request) {
    return new ExecuteStatement(
        request.statement(),
        request.hasParameters()
            ? request.parameters().stream().map(ValueReader::value).toList()
            : null,
        request.consistentRead(),
        request.limit(),
        request.nextToken(),
        request.returnConsumedCapacityAsString(),
        request.returnValuesOnConditionCheckFailureAsString());
  }

  @Override
  public ExecuteStatementResponse response(ExecuteStatement.Result result, Receipt receipt) {
    return receipt
        .stamp(ExecuteStatementResponse.builder())
        .items(ValueWriter.items(result.items()))
        .nextToken(result.nextToken())
        .lastEvaluatedKey(ValueWriter.item(result.lastEvaluatedKey()))
        .consumedCapacity(ResponseMembers.consumedCapacity(result.consumedCapacity()))
        .build();
  }
}
