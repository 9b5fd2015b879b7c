package dev.stator.unstorage.dynamodb;

import dev.stator.tables.TableCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Key and time of the items whose keys begin with a start, page by page: by Query where the layout
 * allows it, else by Scan, which filters at the service and so saves transfer but no capacity.
 */
final class Listing {
  private final DynamoDbClient client;
  private final DynamoDbOptions options;
  private final KeyLayout keys;
  private final KeyLayout.Range range;
  private final @Nullable Instant aliveAt;

  /**
   * @param start of the whole key, the driver's base included
   * @param aliveAt leaves out what has expired by then; null to have everything
   */
  Listing(
      DynamoDbClient client,
      DynamoDbOptions options,
      KeyLayout keys,
      String start,
      @Nullable Instant aliveAt) {
    this.client = client;
    this.options = options;
    this.keys = keys;
    this.range = keys.range(start);
    this.aliveAt = aliveAt;
  }

  /**
   * A page of items.
   *
   * @param next the key to begin after; empty if this was the last page
   */
  record Page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}

  /** A part of a scan: the {@code index}th of {@code of}. */
  record Segment(int index, int of) {
    static final Segment WHOLE = new Segment(0, 1);
  }

  /** Whether a limit of the service cuts a page where this listing wants it cut. */
  boolean findsAllItReads() {
    return switch (range) {
      case KeyLayout.Range.Whole(var start) -> start.isEmpty();
      case KeyLayout.Range.OnePartition one -> true;
    };
  }

  boolean isScan() {
    return range instanceof KeyLayout.Range.Whole;
  }

  /** All items of all pages of a segment. */
  List<Map<String, AttributeValue>> all(Segment segment) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    do {
      Page page = page(from, null, segment);
      items.addAll(page.items());
      from = page.next();
    } while (!from.isEmpty());
    return items;
  }

  /**
   * @param from the key to begin after; empty for the beginning
   * @param limit items to read; null for as many as the service gives
   */
  Page page(Map<String, AttributeValue> from, @Nullable Integer limit, Segment segment) {
    return switch (range) {
      case KeyLayout.Range.Whole(var start) -> scan(start, from, limit, segment);
      case KeyLayout.Range.OnePartition(var partition, var restStart) ->
          query(partition, restStart, from, limit);
    };
  }

  private Page scan(
      String start, Map<String, AttributeValue> from, @Nullable Integer limit, Segment segment) {
    Expression expression = new Expression();
    if (!start.isEmpty()) {
      expression.filters.add("begins_with(#k0, :start)");
      expression.values.put(":start", AttributeValue.fromS(start));
    }
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(options.table())
            .consistentRead(options.consistentReads())
            .projectionExpression(expression.projection())
            .expressionAttributeNames(expression.names)
            .limit(limit);
    if (segment.of() > 1) {
      request.segment(segment.index()).totalSegments(segment.of());
    }
    if (!expression.filters.isEmpty()) {
      request.filterExpression(expression.filter());
    }
    if (!expression.values.isEmpty()) {
      request.expressionAttributeValues(expression.values);
    }
    if (!from.isEmpty()) {
      request.exclusiveStartKey(from);
    }
    ScanResponse page = TableCalls.call(() -> client.scan(request.build()));
    return new Page(page.items(), page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of());
  }

  private Page query(
      String partition,
      String restStart,
      Map<String, AttributeValue> from,
      @Nullable Integer limit) {
    Expression expression = new Expression();
    expression.values.put(":partition", AttributeValue.fromS(partition));
    String condition = "#k0 = :partition";
    if (!restStart.isEmpty()) {
      condition += " AND begins_with(#k1, :start)";
      expression.values.put(":start", AttributeValue.fromS(restStart));
    }
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(options.table())
            .consistentRead(options.consistentReads())
            .projectionExpression(expression.projection())
            .keyConditionExpression(condition)
            .expressionAttributeNames(expression.names)
            .expressionAttributeValues(expression.values)
            .limit(limit);
    if (!expression.filters.isEmpty()) {
      request.filterExpression(expression.filter());
    }
    if (!from.isEmpty()) {
      request.exclusiveStartKey(from);
    }
    QueryResponse page = TableCalls.call(() -> client.query(request.build()));
    return new Page(page.items(), page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of());
  }

  /** Names and values that a listing's expressions use. */
  private final class Expression {
    final Map<String, String> names = new LinkedHashMap<>();
    final Map<String, AttributeValue> values = new HashMap<>();
    final List<String> filters = new ArrayList<>();

    Expression() {
      keys.names().forEach(name -> names.put("#k" + names.size(), name));
      names.put("#ttl", options.attributes().ttl());
      if (aliveAt != null) {
        // a time that is not a number is judged by the whole item
        filters.add(
            "(attribute_not_exists(#ttl) OR NOT attribute_type(#ttl, :number) OR #ttl >= :now)");
        values.put(":number", AttributeValue.fromS("N"));
        values.put(":now", AttributeValue.fromN(Long.toString(aliveAt.getEpochSecond())));
      }
    }

    String projection() {
      return String.join(", ", names.keySet());
    }

    String filter() {
      return String.join(" AND ", filters);
    }
  }
}
