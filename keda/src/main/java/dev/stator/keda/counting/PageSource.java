package dev.stator.keda.counting;

import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.Search;
import dev.stator.tables.TableCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * The pages of one partition or of one segment. Items are not sent back if their number is enough,
 * else only the one attribute of them.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Query" and "Scan", Select and LastEvaluatedKey.
 */
interface PageSource {
  /** Stands for the measured attribute, whose name may be a reserved word. */
  String ATTRIBUTE = "#stator_measured";

  /**
   * One page.
   *
   * @param next empty on the last page
   */
  record Page(
      int count,
      List<Map<String, AttributeValue>> items,
      Map<String, AttributeValue> next,
      @Nullable ConsumedCapacity capacity) {}

  /**
   * @param start empty for the first page
   */
  Page read(Map<String, AttributeValue> start, Duration timeout);

  /** One source for each partition or segment of the trigger. */
  static List<PageSource> all(
      ItemTrigger trigger, @Nullable String attribute, DynamoDbClient client) {
    Search search = trigger.search();
    List<PageSource> sources = new ArrayList<>();
    if (search.isScan()) {
      for (int segment = 0; segment < search.segments(); segment++) {
        int own = segment;
        sources.add(
            (start, timeout) -> {
              ScanRequest request = scan(trigger, attribute, own, start, timeout);
              ScanResponse page = TableCalls.call(() -> client.scan(request));
              return new Page(
                  page.count(), page.items(), page.lastEvaluatedKey(), page.consumedCapacity());
            });
      }
      return sources;
    }
    for (Map<String, AttributeValue> values : search.valuesOfQueries()) {
      sources.add(
          (start, timeout) -> {
            QueryRequest request = query(trigger, attribute, values, start, timeout);
            QueryResponse page = TableCalls.call(() -> client.query(request));
            return new Page(
                page.count(), page.items(), page.lastEvaluatedKey(), page.consumedCapacity());
          });
    }
    return sources;
  }

  private static QueryRequest query(
      ItemTrigger trigger,
      @Nullable String attribute,
      Map<String, AttributeValue> values,
      Map<String, AttributeValue> start,
      Duration timeout) {
    Search search = trigger.search();
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(trigger.place().table())
            .indexName(search.indexName())
            .keyConditionExpression(search.keyCondition())
            .filterExpression(search.filter())
            .consistentRead(search.consistentRead() ? true : null)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .overrideConfiguration(o -> o.apiCallTimeout(timeout));
    if (attribute == null) {
      request.select(Select.COUNT);
    } else {
      request.projectionExpression(ATTRIBUTE);
    }
    Map<String, String> names = names(search, attribute);
    if (!names.isEmpty()) {
      request.expressionAttributeNames(names);
    }
    if (!values.isEmpty()) {
      request.expressionAttributeValues(values);
    }
    if (!start.isEmpty()) {
      request.exclusiveStartKey(start);
    }
    return request.build();
  }

  private static ScanRequest scan(
      ItemTrigger trigger,
      @Nullable String attribute,
      int segment,
      Map<String, AttributeValue> start,
      Duration timeout) {
    Search search = trigger.search();
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(trigger.place().table())
            .indexName(search.indexName())
            .filterExpression(search.filter())
            .consistentRead(search.consistentRead() ? true : null)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .overrideConfiguration(o -> o.apiCallTimeout(timeout));
    if (search.segments() > 1) {
      request.segment(segment).totalSegments(search.segments());
    }
    if (attribute == null) {
      request.select(Select.COUNT);
    } else {
      request.projectionExpression(ATTRIBUTE);
    }
    Map<String, String> names = names(search, attribute);
    if (!names.isEmpty()) {
      request.expressionAttributeNames(names);
    }
    if (!search.values().isEmpty()) {
      request.expressionAttributeValues(search.values());
    }
    if (!start.isEmpty()) {
      request.exclusiveStartKey(start);
    }
    return request.build();
  }

  private static Map<String, String> names(Search search, @Nullable String attribute) {
    Map<String, String> names = new HashMap<>(search.names());
    if (attribute != null) {
      names.put(ATTRIBUTE, attribute);
    }
    return names;
  }
}
