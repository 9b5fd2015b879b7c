package dev.stator.engine.read;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.store.Store;
import dev.stator.engine.validation.PageRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.expression.ExpressionOrigin;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Query;

/** Query: a page of one partition, in the order of its sort key. */
public final class QueryOperation {
  private final TableLookup lookup;
  private final PageReader reader;

  public QueryOperation(Store store, TableLookup lookup) {
    this.lookup = lookup;
    this.reader = new PageReader(store);
  }

  public ItemPage execute(Query request) {
    return execute(request, ExpressionOrigin.REQUEST);
  }

  /** As a statement asks for it: its filter may name key attributes too. */
  public ItemPage executeForStatement(Query request) {
    return execute(request, ExpressionOrigin.STATEMENT);
  }

  private ItemPage execute(Query request, ExpressionOrigin origin) {
    String tableName = TableNames.ofItems(request.tableName());
    PageRules.check(request);
    QueryPlanner planner = QueryPlanner.parse(request, origin);
    Table table = lookup.itemsOf(tableName);
    ReadTarget target = ReadTarget.of(table, request.indexName(), request.consistentRead());
    Page page = reader.read(planner.plan(target));
    CapacityReport capacity =
        new CapacityReport(table, tableName, request.returnConsumedCapacity());
    return page.toResult(capacity, target.index(), request.consistentRead());
  }
}
