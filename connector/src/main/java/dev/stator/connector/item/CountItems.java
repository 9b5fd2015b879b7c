package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONSISTENT_READ;
import static dev.stator.connector.expression.ExpressionInputs.FILTER;
import static dev.stator.connector.expression.ExpressionInputs.FILTER_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.NAMES;
import static dev.stator.connector.expression.ExpressionInputs.VALUES;
import static dev.stator.connector.expression.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.item.ItemRead.NEXT_CURSOR;
import static dev.stator.connector.item.QueryItems.HASH_VALUE;
import static dev.stator.connector.item.QueryItems.INDEX_NAME;
import static dev.stator.connector.item.QueryItems.KEY_CONDITION;
import static dev.stator.connector.item.QueryItems.KEY_CONDITION_EXPRESSION;
import static dev.stator.connector.item.QueryItems.RANGE_VALUE;
import static dev.stator.connector.paging.PagingInputs.CURSOR;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.paging.Cursor;
import dev.stator.connector.paging.ItemPage;
import dev.stator.connector.paging.ItemPages;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Counts items without giving them back: of a partition, or of a whole table. */
public final class CountItems {
  /** A count reads everything; a call that read so many items ends, with a cursor. */
  private static final long SCANNED_MAX = 10_000_000;

  public static final Action ACTION =
      Action.define("countItems", "Count Items", Safety.READ)
          .general()
          .aliases("count")
          .tool("dynamodb_count")
          .description("Count the items of a DynamoDB table, of one partition, or behind a filter")
          .inputs(
              TABLE_NAME,
              VALUES,
              VALUE_TYPES,
              KEY_CONDITION_EXPRESSION,
              KEY_CONDITION,
              HASH_VALUE,
              RANGE_VALUE,
              FILTER_EXPRESSION,
              FILTER,
              NAMES,
              INDEX_NAME,
              CONSISTENT_READ,
              CURSOR)
          .output(() -> ScanResponse.builder().build())
          .outputWith("nextCursor", NEXT_CURSOR)
          .examplePayload(
              """
              {"Count": 1247,
               "ScannedCount": 1247,
               "ConsumedCapacity": {"TableName": "Customers", "CapacityUnits": 64}}
              """)
          .runs(CountItems::run);

  private CountItems() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    return call.withSchema(
        table,
        schema -> {
          Expressions expressions = ExpressionInputs.expressions(call);
          String index = call.optional(INDEX_NAME);
          String keys = QueryItems.keyCondition(call, schema.key(index), expressions);
          String filter = ExpressionInputs.filter(call, expressions);
          ItemPages.Source source =
              keys == null
                  ? scan(call, filter, expressions)
                  : query(call, keys, filter, expressions);
          String mark =
              Cursor.mark(
                  call,
                  "count",
                  table,
                  index,
                  keys,
                  filter,
                  expressions.names(),
                  expressions.values());
          String cursor = call.optional(CURSOR);
          ItemPage counted = count(source, cursor == null ? null : Cursor.key(cursor, mark));
          return new ItemRead(call, Set.of(), mark)
              .answer(
                  ScanResponse.builder()
                      .count(counted.count())
                      .scannedCount(counted.scannedCount())
                      .consumedCapacity(counted.consumed())
                      .build(),
                  counted);
        });
  }

  private static ItemPage count(
      ItemPages.Source source, @Nullable Map<String, AttributeValue> start) {
    ItemPages pages =
        new ItemPages(new Caps(Integer.MAX_VALUE, Long.MAX_VALUE), Set.of(""), null, false);
    ItemPage counted = pages.read(source, start, false);
    while (counted.next() != null && counted.scannedCount() < SCANNED_MAX) {
      counted = pages.read(source, counted.next(), false);
    }
    return counted;
  }

  private static ItemPages.Source query(
      ActionCall call, String keys, @Nullable String filter, Expressions expressions) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .indexName(call.optional(INDEX_NAME))
            .keyConditionExpression(keys)
            .filterExpression(filter)
            .expressionAttributeNames(expressions.names())
            .expressionAttributeValues(expressions.values())
            .select(Select.COUNT)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    if (call.get(CONSISTENT_READ)) {
      request.consistentRead(true);
    }
    return (after, limit) ->
        ItemPage.ofQuery(
            call.send(request.exclusiveStartKey(after).build(), DynamoDbClient::query));
  }

  private static ItemPages.Source scan(
      ActionCall call, @Nullable String filter, Expressions expressions) {
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .indexName(call.optional(INDEX_NAME))
            .filterExpression(filter)
            .expressionAttributeNames(expressions.names())
            .expressionAttributeValues(expressions.values())
            .select(Select.COUNT)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    if (call.get(CONSISTENT_READ)) {
      request.consistentRead(true);
    }
    return (after, limit) ->
        ItemPage.ofScan(call.send(request.exclusiveStartKey(after).build(), DynamoDbClient::scan));
  }
}
