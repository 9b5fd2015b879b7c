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
import dev.stator.engine.validation.TableNames;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.partiql.Statement;
import dev.stator.model.partiql.StatementParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ExecuteStatement. */
public final class StatementOperation {
  private final TableLookup lookup;
  private final PutItemOperation puts;
  private final UpdateItemOperation updates;
  private final DeleteItemOperation deletes;
  private final QueryOperation queries;
  private final ScanOperation scans;

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
    this.queries = queries;
    this.scans = scans;
  }

  public ExecuteStatement.Result execute(ExecuteStatement request) {
    if (request.statement() == null) {
      throw new EngineError.Validation(
          "1 validation error detected: Value null at 'statement' failed to satisfy constraint:"
              + " Member must not be null");
    }
    if (request.parameters() != null && request.parameters().isEmpty()) {
      throw new EngineError.Validation(
          "1 validation error detected: Value '[]' at 'parameters' failed to satisfy constraint:"
              + " Member must have length greater than or equal to 1");
    }
    Statement statement =
        StatementParser.parse(
            request.statement(), request.parameters() == null ? List.of() : request.parameters());
    Table table = lookup.itemsOf(TableNames.ofItems(statement.table()));
    KeySchema keys = table.keySchema();
    return switch (statement) {
      case Statement.Select select -> select(select, request, readKeys(table, select.index()));
      case Statement.Insert insert -> insert(WritePlan.insert(insert, request, keys));
      case Statement.Update update -> {
        UpdateItem.Result done = updates.execute(WritePlan.update(update, request, keys));
        yield written(done.attributes(), done.consumedCapacity());
      }
      case Statement.Delete delete -> {
        DeleteItem.Result done = deletes.execute(WritePlan.delete(delete, request, keys));
        yield written(done.attributes(), done.consumedCapacity());
      }
    };
  }

  /** The key that rows of the table, or of an index of it, are found by. */
  private static KeySchema readKeys(Table table, @Nullable String indexName) {
    if (indexName == null) {
      return table.keySchema();
    }
    SecondaryIndex index = table.index(indexName);
    if (index == null) {
      throw new EngineError.Validation("The table does not have the specified index");
    }
    return index.keySchema();
  }

  private ExecuteStatement.Result select(
      Statement.Select select, ExecuteStatement request, KeySchema keys) {
    ItemPage page = read(SelectPlan.of(select, request, keys, PageToken.read(request)));
    return new ExecuteStatement.Result(
        page.items() == null ? List.of() : page.items(),
        PageToken.write(request, page.lastEvaluatedKey()),
        page.lastEvaluatedKey(),
        page.consumedCapacity());
  }

  private ItemPage read(Operation<ItemPage> operation) {
    return operation instanceof Query query
        ? queries.execute(query)
        : scans.execute((Scan) operation);
  }

  private ExecuteStatement.Result insert(PutItem put) {
    try {
      return written(null, puts.execute(put).consumedCapacity());
    } catch (EngineError.ConditionalCheckFailed exists) {
      throw new EngineError.DuplicateItem("Duplicate primary key exists in table");
    }
  }

  private static ExecuteStatement.Result written(
      @Nullable Item returned, @Nullable ConsumedCapacity capacity) {
    return new ExecuteStatement.Result(
        returned == null ? List.of() : List.of(returned), null, null, capacity);
  }
}
