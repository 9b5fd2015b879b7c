package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.WriteRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;

/** BatchWriteItem. */
public final class BatchWriteItemTranslation
    implements Translation<BatchWriteItemRequest, BatchWriteItem.Result, BatchWriteItemResponse> {
  public static final BatchWriteItemTranslation INSTANCE = new BatchWriteItemTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "BatchWriteItem",
          BatchWriteItemRequest.builder(),
          "RequestItems",
          "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics");
  private static final SupportedMembers WRITE =
      SupportedMembers.of(
          "WriteRequest",
          software.amazon.awssdk.services.dynamodb.model.WriteRequest.builder(),
          "PutRequest",
          "DeleteRequest");
  private static final SupportedMembers PUT =
      SupportedMembers.of("PutRequest", PutRequest.builder(), "Item");
  private static final SupportedMembers DELETE =
      SupportedMembers.of("DeleteRequest", DeleteRequest.builder(), "Key");

  private BatchWriteItemTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public BatchWriteItem operation(BatchWriteItemRequest request) {
    return new BatchWriteItem(
        LegacyMembers.map(
            request.hasRequestItems(), request.requestItems(), BatchWriteItemTranslation::writes),
        request.returnConsumedCapacityAsString(),
        request.returnItemCollectionMetricsAsString());
  }

  @Override
  public BatchWriteItemResponse response(BatchWriteItem.Result result, Receipt receipt) {
    Map<String, List<software.amazon.awssdk.services.dynamodb.model.WriteRequest>> unprocessed =
        new LinkedHashMap<>();
    result
        .unprocessedItems()
        .forEach(
            (name, rest) ->
                unprocessed.put(
                    name, rest.stream().map(BatchWriteItemTranslation::write).toList()));
    return receipt
        .stamp(BatchWriteItemResponse.builder())
        .unprocessedItems(unprocessed)
        .itemCollectionMetrics(ResponseMembers.itemCollections(result.itemCollectionMetrics()))
        .consumedCapacity(ResponseMembers.consumedCapacities(result.consumedCapacity()))
        .build();
  }

  private static List<WriteRequest> writes(
      @Nullable List<software.amazon.awssdk.services.dynamodb.model.WriteRequest> writes) {
    return writes == null
        ? List.of()
        : writes.stream().map(BatchWriteItemTranslation::write).toList();
  }

  private static WriteRequest write(
      software.amazon.awssdk.services.dynamodb.model.@Nullable WriteRequest write) {
    if (write == null) {
      return new WriteRequest(null, null);
    }
    WRITE.check(write);
    PutRequest put = write.putRequest();
    DeleteRequest delete = write.deleteRequest();
    if (put != null) {
      PUT.check(put);
    }
    if (delete != null) {
      DELETE.check(delete);
    }
    return new WriteRequest(
        put == null
            ? null
            : new WriteRequest.PutRequest(RequestMembers.item(put.hasItem(), put.item())),
        delete == null
            ? null
            : new WriteRequest.DeleteRequest(RequestMembers.item(delete.hasKey(), delete.key())));
  }

  private static software.amazon.awssdk.services.dynamodb.model.WriteRequest write(
      WriteRequest write) {
    var builder = software.amazon.awssdk.services.dynamodb.model.WriteRequest.builder();
    if (write.putRequest() != null) {
      builder.putRequest(
          PutRequest.builder().item(ValueWriter.item(write.putRequest().item())).build());
    }
    if (write.deleteRequest() != null) {
      builder.deleteRequest(
          DeleteRequest.builder().key(ValueWriter.item(write.deleteRequest().key())).build());
    }
    return builder.build();
  }
}
