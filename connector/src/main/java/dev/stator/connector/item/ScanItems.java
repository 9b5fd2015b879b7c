package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONSISTENT_READ;
import static dev.stator.connector.expression.ExpressionInputs.FILTER;
import static dev.stator.connector.expression.ExpressionInputs.FILTER_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.NAMES;
import static dev.stator.connector.expression.ExpressionInputs.PROJECTION_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.VALUES;
import static dev.stator.connector.expression.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.item.ItemRead.EXCLUSIVE_START_KEY;
import static dev.stator.connector.item.ItemRead.NEXT_CURSOR;
import static dev.stator.connector.item.QueryItems.INDEX_NAME;
import static dev.stator.connector.paging.PagingInputs.CURSOR;
import static dev.stator.connector.paging.PagingInputs.FETCH_ALL;
import static dev.stator.connector.paging.PagingInputs.LIMIT;
import static dev.stator.connector.paging.PagingInputs.MAX_BYTES;
import static dev.stator.connector.paging.PagingInputs.MAX_ITEMS;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import dev.stator.connector.input.Input;
import dev.stator.connector.paging.Cursor;
import dev.stator.connector.paging.ItemPage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads all items of a table or an index, in no order. */
public final class ScanItems {
  private static final int SEGMENTS_MAX = 1_000_000;

  static final Input<Long> SEGMENT =
      Input.integer(
          "segment",
          "Segment",
          0,
          SEGMENTS_MAX - 1,
          "Which of Total Segments to read, from 0, so that several callers read at the same time.");

  static final Input<Long> TOTAL_SEGMENTS =
      Input.integer(
          "totalSegments", "Total Segments", 1, SEGMENTS_MAX, "Into how many parts to divide.");

  public static final Action ACTION =
      Action.define("scanItems", "Scan Items", Safety.READ)
          .aliases("scan")
          .tool("dynamodb_scan")
          .description("Read all items of a DynamoDB table")
          .inputs(
              TABLE_NAME,
              VALUES,
              VALUE_TYPES,
              FILTER_EXPRESSION,
              FILTER,
              NAMES,
              PROJECTION_EXPRESSION,
              INDEX_NAME,
              CONSISTENT_READ,
              SEGMENT,
              TOTAL_SEGMENTS,
              LIMIT,
              FETCH_ALL,
              MAX_ITEMS,
              MAX_BYTES,
              CURSOR,
              EXCLUSIVE_START_KEY)
          .output(() -> ScanResponse.builder().build())
          .outputWith("nextCursor", NEXT_CURSOR)
          .examplePayload(
              """
              {"Items": [
                {"customerId": 1234, "customerName": "Acme Inc", "tags": {"SS": ["premium"]}}],
               "Count": 1,
               "ScannedCount": 1,
               "ConsumedCapacity": {"TableName": "Customers", "CapacityUnits": 0.5}}
              """)
          .runs(ScanItems::run);

  private ScanItems() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    return call.withSchema(
        table,
        schema -> {
          ScanRequest request = request(call);
          ItemRead read =
              new ItemRead(
                  call,
                  schema.entryNames(request.indexName()),
                  Cursor.mark(
                      call,
                      "scan",
                      table,
                      request.indexName(),
                      request.filterExpression(),
                      request.expressionAttributeNames(),
                      request.expressionAttributeValues(),
                      request.segment(),
                      request.totalSegments()));
          ItemPage page =
              read.pages(
                  request.filterExpression() != null,
                  (after, limit) ->
                      ItemPage.ofScan(
                          call.send(
                              request.toBuilder().exclusiveStartKey(after).limit(limit).build(),
                              DynamoDbClient::scan)));
          return read.answer(
              ScanResponse.builder()
                  .items(page.items())
                  .count(page.count())
                  .scannedCount(page.scannedCount())
                  .lastEvaluatedKey(page.next())
                  .consumedCapacity(page.consumed())
                  .build(),
              page);
        });
  }

  private static ScanRequest request(ActionCall call) {
    Expressions expressions = ExpressionInputs.expressions(call);
    String filter = ExpressionInputs.filter(call, expressions);
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .indexName(call.optional(INDEX_NAME))
            .filterExpression(filter)
            .projectionExpression(ExpressionInputs.projection(call, expressions))
            .expressionAttributeNames(expressions.names())
            .expressionAttributeValues(expressions.values())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    Long segment = call.optional(SEGMENT);
    Long segments = call.optional(TOTAL_SEGMENTS);
    if (segment != null || segments != null) {
      request
          .segment(segment == null ? null : segment.intValue())
          .totalSegments(segments == null ? null : segments.intValue());
    }
    if (call.get(CONSISTENT_READ)) {
      request.consistentRead(true);
    }
    return request.build();
  }
}
