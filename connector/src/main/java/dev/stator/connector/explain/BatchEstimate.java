package dev.stator.connector.explain;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.connection.StatementTarget;
import dev.stator.connector.statement.StatementPlan;
import dev.stator.connector.value.ItemSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What batches and transactions would cost. For one thread. */
final class BatchEstimate {
  private final ActionCall call;
  private final Map<String, TableSize> sizes = new HashMap<>();
  private final List<String> advice = new ArrayList<>();
  private CapacityUnits units = CapacityUnits.NONE;
  private int entries;

  private BatchEstimate(ActionCall call) {
    this.call = call;
  }

  /**
   * @param requests one, or the parts of a batch
   * @param operation their name in the API
   */
  static Estimate of(ActionCall call, List<AwsRequest> requests, String operation) {
    BatchEstimate sum = new BatchEstimate(call);
    for (AwsRequest request : requests) {
      if (!sum.add(request)) {
        return new Estimate(operation, CapacityUnits.NONE.json("not estimated"), List.of());
      }
    }
    boolean isTransaction =
        requests.getFirst() instanceof TransactGetItemsRequest
            || requests.getFirst() instanceof TransactWriteItemsRequest
            || requests.getFirst() instanceof ExecuteTransactionRequest;
    return new Estimate(
        StatementPlan.KEY,
        (isTransaction ? sum.units.transacted() : sum.units)
            .json(
                sum.entries
                    + " items: what is put as it was given, others of their table's average size"
                    + (isTransaction ? ", twice as in every transaction" : "")),
        sum.advice.stream().distinct().toList());
  }

  /** Whether it is known what such a request costs. */
  private boolean add(AwsRequest request) {
    switch (request) {
      case BatchGetItemRequest batch ->
          batch
              .requestItems()
              .forEach(
                  (table, keys) ->
                      add(
                          read(table, Boolean.TRUE.equals(keys.consistentRead()))
                              .times(keys.keys().size()),
                          keys.keys().size()));
      case BatchWriteItemRequest batch ->
          batch
              .requestItems()
              .forEach((table, writes) -> writes.forEach(write -> add(write(table, write), 1)));
      case TransactGetItemsRequest transaction ->
          transaction.transactItems().forEach(one -> add(read(one.get().tableName(), true), 1));
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().forEach(one -> add(write(one), 1));
      case BatchExecuteStatementRequest batch -> {
        for (BatchStatementRequest one : batch.statements()) {
          add(one.statement(), one.parameters(), Boolean.TRUE.equals(one.consistentRead()));
        }
      }
      case ExecuteTransactionRequest transaction -> {
        for (ParameterizedStatement one : transaction.transactStatements()) {
          add(one.statement(), one.parameters(), true);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void add(CapacityUnits more, int items) {
    units = units.plus(more);
    entries += items;
  }

  private void add(String text, List<AttributeValue> parameters, boolean isConsistent) {
    StatementPlan plan =
        StatementPlan.of(
            ExecuteStatementRequest.builder().statement(text).parameters(parameters).build(),
            call::schema);
    String table = plan.table();
    if (table == null) {
      advice.add("a statement that only the service understands is not estimated");
    } else if (!StatementTarget.of(text).reads()) {
      add(CapacityUnits.ofWrite(average(table)), 1);
    } else {
      add(read(table, isConsistent), 1);
      if (!plan.access().equals(StatementPlan.KEY)) {
        advice.add(
            "this will be refused: a SELECT among several statements must name the whole key of one"
                + " item with =");
      }
    }
  }

  private CapacityUnits read(String table, boolean isConsistent) {
    return CapacityUnits.ofRead(average(table), isConsistent);
  }

  private CapacityUnits write(String table, WriteRequest write) {
    return written(table, write.putRequest() == null ? null : write.putRequest().item());
  }

  private CapacityUnits write(TransactWriteItem one) {
    if (one.put() != null) {
      return written(one.put().tableName(), one.put().item());
    }
    if (one.update() != null) {
      return written(one.update().tableName(), null);
    }
    return written(
        one.delete() == null ? one.conditionCheck().tableName() : one.delete().tableName(), null);
  }

  private CapacityUnits written(String table, @Nullable Map<String, AttributeValue> item) {
    return CapacityUnits.ofWrite(item == null ? average(table) : ItemSize.of(item));
  }

  private long average(String table) {
    return sizes.computeIfAbsent(table, name -> TableSize.of(call, name, null)).averageBytes();
  }
}
