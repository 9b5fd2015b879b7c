package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.commit.DeleteItemOperation;
import dev.stator.engine.commit.PutItemOperation;
import dev.stator.engine.commit.UpdateItemOperation;
import dev.stator.engine.read.QueryOperation;
import dev.stator.engine.read.ScanOperation;
import dev.stator.engine.validation.StatementRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.partiql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ExecuteStatement. */
public final class StatementOperation {
  /** What the service answers to an INSERT of a key that is there. */
  static final String DUPLICATE = "Duplicate primary key exists in table";

  private final TableLookup lookup;
  private final PutItemOperation puts;
  private final UpdateItemOperation updates;
  private final DeleteItemOperation deletes;
  private final SelectReader selects;

  public StatementOperation(
      TableLookup lookup,
      PutItemOperation puts,
      UpdateItemOperation updates,
      DeleteItemOperation deletes,
      QueryOperation queries,
      ScanOperation scans) {
    this.lookup = lookup;
    this.puts = puts;
    this.updates = updates;
    this.deletes = deletes;
    this.selects = new SelectReader(queries, scans);
  }

  public ExecuteStatement.Result execute(ExecuteStatement request) {
    StatementRules.check(request);
    return execute(ParsedStatement.of(request.statement(), request.parameters()), request);
  }

  /**
   * @param request whose statement was read
   */
  ExecuteStatement.Result execute(Statement statement, ExecuteStatement request) {
    return plan(statement, request).run();
  }

  /** A statement that names what there is, and can be done to it. */
  interface Planned {
    ExecuteStatement.Result run();
  }

  /**
   * @param request whose statement was read
   * @throws EngineError if there is no such table, or the statement can be done to none of its
   *     items
   */
  Planned plan(Statement statement, ExecuteStatement request) {
    if (statement instanceof Statement.Exists) {
      throw new EngineError.Validation(
          "EXISTS can only be used in ExecuteTransaction write requests.");
    }
    Table table = lookup.itemsOf(TableNames.ofItems(statement.table()));
    KeySchema keys = table.keySchema();
    return switch (statement) {
      case Statement.Select select -> {
        KeySchema readBy = readKeys(table, select.index(), request.consistentRead());
        yield () -> selects.page(select, request, readBy);
      }
      case Statement.Insert insert -> {
        PutItem put = WritePlan.insert(insert, request, keys);
        yield () -> insert(put);
      }
      case Statement.Update update -> {
        UpdateItem planned = WritePlan.update(update, request, keys);
        yield () -> update(planned);
      }
      case Statement.Delete delete -> {
        DeleteItem planned = WritePlan.delete(delete, request, keys);
        yield () -> delete(planned);
      }
      case Statement.Exists exists -> throw new IllegalStateException("refused above");
    };
  }

  /** The key that rows of the table, or of an index of it, are found by. */
  private static KeySchema readKeys(
      Table table, @Nullable String indexName, @Nullable Boolean consistentRead) {
    if (indexName == null) {
      return table.keySchema();
    }
    SecondaryIndex index = table.index(indexName);
    if (index == null) {
      throw new EngineError.Validation("The table does not have the specified index");
    }
    if (index.isGlobal() && Boolean.TRUE.equals(consistentRead)) {
      throw new EngineError.Validation(
          "Strongly consistent read is not supported on Global Secondary Indexes");
    }
    return index.keySchema();
  }

  private ExecuteStatement.Result insert(PutItem put) {
    try {
      return written(null, puts.executeStatement(put).consumedCapacity());
    } catch (EngineError.ConditionalCheckFailed exists) {
      throw new EngineError.DuplicateItem(DUPLICATE);
    }
  }

  private ExecuteStatement.Result update(UpdateItem update) {
    UpdateItem.Result done = updates.executeStatement(update);
    return written(done.attributes(), done.consumedCapacity());
  }

  private ExecuteStatement.Result delete(DeleteItem delete) {
    DeleteItem.Result done = deletes.executeStatement(delete);
    return written(done.attributes(), done.consumedCapacity());
  }

  private static ExecuteStatement.Result written(
      @Nullable Item returned, @Nullable ConsumedCapacity capacity) {
    return new ExecuteStatement.Result(
        returned == null ? List.of() : List.of(returned), null, null, capacity);
  }
}
