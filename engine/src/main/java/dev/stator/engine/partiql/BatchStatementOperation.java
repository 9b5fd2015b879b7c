package dev.stator.engine.partiql;

import dev.stator.engine.capacity.CapacitySum;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.read.GetItemOperation;
import dev.stator.engine.validation.StatementRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchExecuteStatement.Response;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.partiql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BatchExecuteStatement: each statement by itself, in their order. What is wrong with one is told
 * in its place and keeps no other from being done.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Running batch operations with PartiQL for DynamoDB".
 */
public final class BatchStatementOperation {
  private final TableLookup lookup;
  private final StatementOperation statements;
  private final GetItemOperation gets;

  public BatchStatementOperation(
      TableLookup lookup, StatementOperation statements, GetItemOperation gets) {
    this.lookup = lookup;
    this.statements = statements;
    this.gets = gets;
  }

  /**
   * A statement of the batch, or why it is none.
   *
   * @param statement null if it could not be read
   */
  private record Entry(
      BatchStatement request,
      @Nullable Statement statement,
      EngineError.@Nullable Validation fault) {

    static Entry of(BatchStatement request) {
      try {
        return new Entry(
            request, ParsedStatement.of(request.statement(), request.parameters()), null);
      } catch (EngineError.Validation fault) {
        return new Entry(request, null, fault);
      }
    }

    boolean isRead() {
      return statement instanceof Statement.Select;
    }

    boolean isWrite() {
      return statement != null && !isRead();
    }
  }

  public BatchExecuteStatement.Result execute(BatchExecuteStatement request) {
    List<Entry> entries = StatementRules.check(request).stream().map(Entry::of).toList();
    if (entries.stream().anyMatch(Entry::isRead) && entries.stream().anyMatch(Entry::isWrite)) {
      throw new EngineError.Validation(
          "Read and write requests together in the same batch is not supported.");
    }
    List<Response> responses = new ArrayList<>();
    CapacitySum capacity = new CapacitySum();
    for (Entry entry : entries) {
      responses.add(respond(entry, request.returnConsumedCapacity(), capacity));
    }
    return new BatchExecuteStatement.Result(responses, capacity.tables());
  }

  private Response respond(Entry entry, @Nullable String capacityAsked, CapacitySum capacity) {
    Statement statement = entry.statement();
    if (statement == null) {
      EngineError.Validation fault = entry.fault();
      return new Response(fault == null ? null : StatementErrors.of(fault), null, null);
    }
    try {
      Item item =
          statement instanceof Statement.Select select
              ? read(select, entry.request(), capacityAsked, capacity)
              : write(statement, entry.request(), capacityAsked, capacity);
      return new Response(null, statement.table(), item);
    } catch (EngineError.ResourceNotFound noTable) {
      return new Response(StatementErrors.of(noTable), null, null);
    } catch (EngineError error) {
      return new Response(StatementErrors.of(error), statement.table(), null);
    }
  }

  private @Nullable Item read(
      Statement.Select select,
      BatchStatement request,
      @Nullable String capacityAsked,
      CapacitySum capacity) {
    KeySchema keys = lookup.itemsOf(TableNames.ofItems(select.table())).keySchema();
    // Tells what is wrong with the keys that WHERE names before it tells that they are too many.
    SelectPlan.of(select, statement(request, capacityAsked), keys);
    Item key = SingleItem.byKeyAlone(select.where(), keys);
    if (key == null || select.index() != null) {
      throw new EngineError.Validation(
          "Select statements within BatchExecuteStatement must specify the primary key in the where"
              + " clause.");
    }
    GetItem.Result got =
        gets.execute(
            new GetItem(
                select.table(),
                key,
                request.consistentRead(),
                null,
                Substitutions.NONE,
                capacityAsked));
    capacity.add(got.consumedCapacity());
    return got.item() == null ? null : new Columns(select.paths()).of(got.item());
  }

  private @Nullable Item write(
      Statement statement,
      BatchStatement request,
      @Nullable String capacityAsked,
      CapacitySum capacity) {
    ExecuteStatement.Result done = statements.execute(statement, statement(request, capacityAsked));
    capacity.add(done.consumedCapacity());
    return done.items().isEmpty() ? null : done.items().getFirst();
  }

  private static ExecuteStatement statement(
      BatchStatement request, @Nullable String capacityAsked) {
    return new ExecuteStatement(
        request.statement(),
        request.parameters(),
        request.consistentRead(),
        null,
        null,
        capacityAsked,
        request.returnValuesOnConditionCheckFailure());
  }
}
