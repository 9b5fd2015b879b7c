package dev.stator.connector.explain;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.connection.RequestScope;
import dev.stator.connector.connection.StatementTarget;
import dev.stator.connector.statement.StatementPlan;
import dev.stator.connector.value.ItemSize;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What a request would cost, from what the service tells of the table: its size and its number of
 * items, which it counts about every six hours.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB read and write operations".
 *
 * @param access how items are found: by key, Query, Scan, or none of these
 * @param capacity units and on what they rest
 * @param advice what would be better
 */
record Estimate(String access, JsonValue.Obj capacity, List<String> advice) {
  /**
   * @param requests one, or the parts of a batch
   */
  static Estimate of(ActionCall call, List<AwsRequest> requests, RequestScope scope) {
    return requests.size() == 1
        ? of(call, requests.getFirst(), scope)
        : BatchEstimate.of(call, requests, scope.operation());
  }

  private static Estimate of(ActionCall call, AwsRequest request, RequestScope scope) {
    return switch (request) {
      case GetItemRequest get -> {
        TableSize size = TableSize.of(call, get.tableName(), null);
        yield new Estimate(
            "Key",
            CapacityUnits.ofRead(size.averageBytes(), isTrue(get.consistentRead()))
                .json("one item of the table's average size, " + size.averageBytes() + " bytes"),
            List.of());
      }
      case QueryRequest query -> {
        String refusal =
            KeyRefusal.of(query, call.schema(query.tableName()).key(query.indexName()));
        yield refusal == null
            ? query(query, TableSize.of(call, query.tableName(), query.indexName()))
            : new Estimate(
                StatementPlan.QUERY,
                CapacityUnits.NONE.json("nothing is read"),
                List.of(
                    "this will be refused: " + refusal,
                    "scanItems finds items by other attributes"));
      }
      case ScanRequest scan -> scan(scan, TableSize.of(call, scan.tableName(), scan.indexName()));
      case PutItemRequest put -> {
        long bytes = ItemSize.of(put.item());
        yield new Estimate(
            "Key",
            CapacityUnits.ofWrite(bytes)
                .json("the item as it was given, about " + bytes + " bytes"),
            List.of());
      }
      case UpdateItemRequest update -> averageWrite(call, update.tableName());
      case DeleteItemRequest delete -> averageWrite(call, delete.tableName());
      case ExecuteStatementRequest statement -> statement(call, statement);
      default -> BatchEstimate.of(call, List.of(request), scope.operation());
    };
  }

  static Estimate statement(ActionCall call, ExecuteStatementRequest request) {
    StatementPlan plan = StatementPlan.of(request, call::schema);
    String table = plan.table();
    boolean consistent = isTrue(request.consistentRead());
    if (table == null) {
      return new Estimate(
          plan.access(), CapacityUnits.NONE.json("this statement is for the service"), List.of());
    }
    TableSize size = TableSize.of(call, table, plan.index());
    return switch (plan.access()) {
      case "Scan" ->
          new Estimate(
              plan.access(),
              CapacityUnits.ofRead(size.bytes(), consistent)
                  .json(size.bytes() + " bytes, over all pages"),
              List.of(
                  "a SELECT is a Scan unless WHERE has an equality or IN on the hash key of the"
                      + " table or of the index that is selected from"));
      case "Query" ->
          new Estimate(
              plan.access(),
              CapacityUnits.ofRead(size.averageBytes(), consistent)
                  .json("at least; it grows with the partition"),
              List.of());
      default ->
          new Estimate(
              plan.access(),
              StatementTarget.of(request.statement()).reads()
                  ? CapacityUnits.ofRead(size.averageBytes(), consistent)
                      .json("one item of average size")
                  : CapacityUnits.ofWrite(size.averageBytes()).json("one item of average size"),
              List.of());
    };
  }

  private static Estimate query(QueryRequest query, TableSize size) {
    List<String> advice = new ArrayList<>();
    if (query.filterExpression() != null) {
      advice.add("the filter works after reading: what it drops is paid for");
    }
    boolean consistent = isTrue(query.consistentRead());
    if (query.limit() == null) {
      return new Estimate(
          "Query",
          CapacityUnits.ofRead(size.averageBytes(), consistent)
              .json(
                  "at least; it grows with the partition, by the sum of its items' sizes ("
                      + size.averageBytes()
                      + " bytes each on average), up to 1 MB a page"),
          advice);
    }
    long bytes = Math.multiplyExact(size.averageBytes(), (long) query.limit());
    return new Estimate(
        "Query",
        CapacityUnits.ofRead(bytes, consistent)
            .json("at most, for " + query.limit() + " items of " + size.averageBytes() + " bytes"),
        advice);
  }

  private static Estimate scan(ScanRequest scan, TableSize size) {
    long bytes =
        scan.limit() == null
            ? size.bytes()
            : Math.min(size.bytes(), Math.multiplyExact(size.averageBytes(), (long) scan.limit()));
    List<String> advice = new ArrayList<>();
    advice.add("a Scan reads everything; with a key condition queryItems reads one partition");
    if (scan.filterExpression() != null) {
      advice.add("the filter works after reading: what it drops is paid for");
    }
    return new Estimate(
        "Scan",
        CapacityUnits.ofRead(bytes, isTrue(scan.consistentRead()))
            .json(bytes + " bytes of " + size.items() + " items, over all pages"),
        advice);
  }

  private static Estimate averageWrite(ActionCall call, String table) {
    TableSize size = TableSize.of(call, table, null);
    return new Estimate(
        "Key",
        CapacityUnits.ofWrite(size.averageBytes())
            .json(
                "an item of the table's average size, "
                    + size.averageBytes()
                    + " bytes; each index that changes costs a write too"),
        List.of());
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
