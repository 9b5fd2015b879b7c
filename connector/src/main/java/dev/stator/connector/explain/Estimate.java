package dev.stator.connector.explain;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.connection.RequestScope;
import dev.stator.connector.connection.StatementTarget;
import dev.stator.connector.paging.ItemSize;
import dev.stator.connector.statement.StatementPlan;
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
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
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
  private static final int READ_UNIT_BYTES = 4096;
  private static final int WRITE_UNIT_BYTES = 1024;
  private static final double EVENTUAL = 0.5;
  private static final int TRANSACTED = 2;

  static Estimate of(ActionCall call, AwsRequest request, RequestScope scope) {
    return switch (request) {
      case GetItemRequest get -> {
        Size size = Size.of(call, get.tableName(), null);
        yield new Estimate(
            "Key",
            reads(
                readUnits(size.averageBytes(), isTrue(get.consistentRead())),
                "one item of the table's average size, " + size.averageBytes() + " bytes"),
            List.of());
      }
      case QueryRequest query -> query(query, Size.of(call, query.tableName(), query.indexName()));
      case ScanRequest scan -> scan(scan, Size.of(call, scan.tableName(), scan.indexName()));
      case PutItemRequest put -> {
        long bytes = ItemSize.of(put.item());
        yield new Estimate(
            "Key",
            writes(writeUnits(bytes), "the item as it was given, about " + bytes + " bytes"),
            List.of());
      }
      case UpdateItemRequest update -> averageWrite(call, update.tableName());
      case DeleteItemRequest delete -> averageWrite(call, delete.tableName());
      case TransactWriteItemsRequest transaction ->
          new Estimate(
              "Key",
              writes(
                  TRANSACTED * transaction.transactItems().size(),
                  transaction.transactItems().size()
                      + " operations of items up to 1 KB, twice as in every transaction"),
              List.of());
      case ExecuteStatementRequest statement -> statement(call, statement);
      default -> new Estimate(scope.operation(), unknown("not estimated"), List.of());
    };
  }

  private static Estimate statement(ActionCall call, ExecuteStatementRequest request) {
    StatementPlan plan = StatementPlan.of(request, call::schema);
    String table = plan.table();
    boolean consistent = isTrue(request.consistentRead());
    if (table == null) {
      return new Estimate(plan.access(), unknown("this statement is for the service"), List.of());
    }
    Size size = Size.of(call, table, plan.index());
    return switch (plan.access()) {
      case "Scan" ->
          new Estimate(
              plan.access(),
              reads(readUnits(size.bytes(), consistent), size.bytes() + " bytes, over all pages"),
              List.of(
                  "a SELECT is a Scan unless WHERE has an equality or IN on the hash key of the"
                      + " table or of the index that is selected from"));
      case "Query" ->
          new Estimate(
              plan.access(),
              reads(
                  readUnits(size.averageBytes(), consistent),
                  "at least; it grows with the partition"),
              List.of());
      default ->
          new Estimate(
              plan.access(),
              StatementTarget.of(request.statement()).reads()
                  ? reads(readUnits(size.averageBytes(), consistent), "one item of average size")
                  : writes(writeUnits(size.averageBytes()), "one item of average size"),
              List.of());
    };
  }

  private static Estimate query(QueryRequest query, Size size) {
    List<String> advice = new ArrayList<>();
    if (query.filterExpression() != null) {
      advice.add("the filter works after reading: what it drops is paid for");
    }
    boolean consistent = isTrue(query.consistentRead());
    if (query.limit() == null) {
      return new Estimate(
          "Query",
          reads(
              readUnits(size.averageBytes(), consistent),
              "at least; it grows with the partition, by the sum of its items' sizes ("
                  + size.averageBytes()
                  + " bytes each on average), up to 1 MB a page"),
          advice);
    }
    long bytes = Math.multiplyExact(size.averageBytes(), (long) query.limit());
    return new Estimate(
        "Query",
        reads(
            readUnits(bytes, consistent),
            "at most, for " + query.limit() + " items of " + size.averageBytes() + " bytes"),
        advice);
  }

  private static Estimate scan(ScanRequest scan, Size size) {
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
        reads(
            readUnits(bytes, isTrue(scan.consistentRead())),
            bytes + " bytes of " + size.items() + " items, over all pages"),
        advice);
  }

  private static Estimate averageWrite(ActionCall call, String table) {
    Size size = Size.of(call, table, null);
    return new Estimate(
        "Key",
        writes(
            writeUnits(size.averageBytes()),
            "an item of the table's average size, "
                + size.averageBytes()
                + " bytes; each index that changes costs a write too"),
        List.of());
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  private static double readUnits(long bytes, boolean consistent) {
    long units = Math.max(1, (bytes + READ_UNIT_BYTES - 1) / READ_UNIT_BYTES);
    return consistent ? units : units * EVENTUAL;
  }

  private static double writeUnits(long bytes) {
    return Math.max(1, (bytes + WRITE_UNIT_BYTES - 1) / WRITE_UNIT_BYTES);
  }

  private static JsonValue.Obj reads(double units, String basis) {
    return JsonValue.Obj.EMPTY
        .with("readUnits", JsonValue.Num.of(units))
        .with("basis", new JsonValue.Str(basis));
  }

  private static JsonValue.Obj writes(double units, String basis) {
    return JsonValue.Obj.EMPTY
        .with("writeUnits", JsonValue.Num.of(units))
        .with("basis", new JsonValue.Str(basis));
  }

  private static JsonValue.Obj unknown(String basis) {
    return JsonValue.Obj.EMPTY.with("basis", new JsonValue.Str(basis));
  }

  /** What the service tells of a table or an index. */
  private record Size(long items, long bytes) {
    static Size of(ActionCall call, String table, @Nullable String index) {
      TableDescription description = call.describe(table);
      if (index != null) {
        for (var global : description.globalSecondaryIndexes()) {
          if (global.indexName().equals(index)) {
            return of(global.itemCount(), global.indexSizeBytes());
          }
        }
        for (var local : description.localSecondaryIndexes()) {
          if (local.indexName().equals(index)) {
            return of(local.itemCount(), local.indexSizeBytes());
          }
        }
      }
      return of(description.itemCount(), description.tableSizeBytes());
    }

    private static Size of(@Nullable Long items, @Nullable Long bytes) {
      return new Size(items == null ? 0 : items, bytes == null ? 0 : bytes);
    }

    long averageBytes() {
      return items == 0 ? 0 : bytes / items;
    }
  }
}
