package dev.stator.connector.action;

import dev.stator.connector.value.ItemSize;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** About how much memory the items of a response take. */
final class ResponseSize {
  private ResponseSize() {}

  static long of(AwsResponse response) {
    return switch (response) {
      case GetItemResponse got -> of(Stream.of(got.item()));
      case QueryResponse page -> of(page.items().stream());
      case ScanResponse page -> of(page.items().stream());
      case BatchGetItemResponse batch ->
          of(batch.responses().values().stream().flatMap(Collection::stream));
      case TransactGetItemsResponse all -> ofAll(all.responses());
      case ExecuteTransactionResponse all -> ofAll(all.responses());
      case ExecuteStatementResponse page -> of(page.items().stream());
      case BatchExecuteStatementResponse batch ->
          of(batch.responses().stream().map(BatchStatementResponse::item));
      case GetRecordsResponse page -> of(page.records().stream().flatMap(ResponseSize::images));
      default -> 0;
    };
  }

  private static long ofAll(List<ItemResponse> responses) {
    return of(responses.stream().map(ItemResponse::item));
  }

  private static Stream<Map<String, AttributeValue>> images(Record entry) {
    StreamRecord change = entry.dynamodb();
    return Stream.of(change.oldImage(), change.newImage());
  }

  private static long of(Stream<? extends @Nullable Map<String, AttributeValue>> items) {
    return items.mapToLong(item -> item == null ? 0 : ItemSize.of(item)).sum();
  }
}
