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
    Run run;
    try {
      run =
          statement instanceof Statement.Select select
              ? read(select, entry.request(), capacityAsked, capacity)
              : write(statement, entry.request(), capacityAsked, capacity);
    } catch (EngineError notRun) {
      return new Response(StatementErrors.of(notRun), null, null);
    }
    try {
      return new Response(null, statement.table(), run.item());
    } catch (EngineError error) {
      return new Response(StatementErrors.of(error), statement.table(), null);
    }
  }

  /** A statement that is ready to be run: from then on its answer names its table. */
  private interface Run {
    @Nullable Item item();
  }

  private Run read(
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
    GetItem get =
        new GetItem(
            select.table(), key, request.consistentRead(), null, Substitutions.NONE, capacityAsked);
    return () -> {
      GetItem.Result got = gets.execute(get);
      capacity.add(got.consumedCapacity());
      return got.item() == null ? null : new Columns(select.paths()).of(got.item());
    };
  }

  private Run write(
      Statement statement,
      BatchStatement request,
      @Nullable String capacityAsked,
      CapacitySum capacity) {
    StatementOperation.Planned planned =
        statements.plan(statement, statement(request, capacityAsked));
    return () -> {
      ExecuteStatement.Result done = planned.run();
      capacity.add(done.consumedCapacity());
      return done.items().isEmpty() ? null : done.items().getFirst();
    };
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
