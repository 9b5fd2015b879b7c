package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.ListTables;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** ListTables. */
public final class ListTablesTranslation
    implements Translation<ListTablesRequest, ListTables.Result, ListTablesResponse> {
  public static final ListTablesTranslation INSTANCE = new ListTablesTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "ListTables", ListTablesRequest.builder(), "ExclusiveStartTableName", "Limit");

  private ListTablesTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public ListTables operation(ListTablesRequest request) {
    return new ListTables(request.exclusiveStartTableName(), request.limit());
  }

  @Override
  public ListTablesResponse response(ListTables.Result result, Receipt receipt) {
    return receipt
        .stamp(ListTablesResponse.builder())
        .tableNames(result.tableNames())
        .lastEvaluatedTableName(result.lastEvaluatedTableName())
        .build();
  }
}
