package dev.stator.keda;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Counts the items that a trigger's query finds: every page, with no item sent back.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Query", Select and LastEvaluatedKey.
 */
final class ItemCount {
  private ItemCount() {}

  /**
   * @throws TableError why it cannot be counted; a failure is never a count of 0
   */
  static long of(DynamoDbTrigger trigger, DynamoDbClient client) {
    long count = 0;
    Map<String, AttributeValue> start = Map.of();
    do {
      QueryRequest request = request(trigger, start);
      QueryResponse page = TableCalls.call(() -> client.query(request));
      count += page.count();
      start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
    } while (!start.isEmpty());
    return count;
  }

  private static QueryRequest request(DynamoDbTrigger trigger, Map<String, AttributeValue> start) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(trigger.tableName())
            .indexName(trigger.indexName())
            .keyConditionExpression(trigger.keyConditionExpression())
            .filterExpression(trigger.filterExpression())
            .expressionAttributeNames(trigger.expressionAttributeNames())
            .select(Select.COUNT);
    if (!trigger.expressionAttributeValues().isEmpty()) {
      request.expressionAttributeValues(trigger.expressionAttributeValues());
    }
    if (!start.isEmpty()) {
      request.exclusiveStartKey(start);
    }
    return request.build();
  }
}
