package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.DeleteTable;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;

/** DeleteTable. */
public final class DeleteTableTranslation
    implements Translation<DeleteTableRequest, DeleteTable.Result, DeleteTableResponse> {
  public static final DeleteTableTranslation INSTANCE = new DeleteTableTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of("DeleteTable", DeleteTableRequest.builder(), "TableName");

  private DeleteTableTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public DeleteTable operation(DeleteTableRequest request) {
    return new DeleteTable(request.tableName());
  }

  @Override
  public DeleteTableResponse response(DeleteTable.Result result, Receipt receipt) {
    return receipt
        .stamp(DeleteTableResponse.builder())
        .tableDescription(ResponseMembers.table(result.table()))
        .build();
  }
}
