package dev.stator.engine.read;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.store.Store;
import dev.stator.engine.validation.LegacyConditions;
import dev.stator.engine.validation.PageRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.ExpressionOrigin;
import dev.stator.model.expression.Projection;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Scan;

/** Scan: a page of the whole table, or of one segment of it. */
public final class ScanOperation {
  private final TableLookup lookup;
  private final PageReader reader;

  public ScanOperation(Store store, TableLookup lookup) {
    this.lookup = lookup;
    this.reader = new PageReader(store);
  }

  public ItemPage execute(Scan request) {
    return execute(request, ExpressionOrigin.REQUEST);
  }

  /** As a statement asks for it. */
  public ItemPage executeForStatement(Scan request) {
    return execute(request, ExpressionOrigin.STATEMENT);
  }

  private ItemPage execute(Scan request, ExpressionOrigin origin) {
    String tableName = TableNames.ofItems(request.tableName());
    PageRules.check(request);
    Projection projection = LegacyConditions.attributesToGet(request.attributesToGet());
    Condition filter = LegacyConditions.filter(request.scanFilter(), request.conditionalOperator());
    ReadExpressions expressions =
        ReadExpressions.parse(
                origin,
                request.filterExpression(),
                request.projectionExpression(),
                request.substitutions())
            .orLegacy(filter, projection);
    Table table = lookup.itemsOf(tableName);
    ReadTarget target = ReadTarget.of(table, request.indexName(), request.consistentRead());
    Page page = reader.read(ScanPlanner.plan(request, expressions, target));
    CapacityReport capacity =
        new CapacityReport(table, tableName, request.returnConsumedCapacity());
    return page.toResult(capacity, target.index(), request.consistentRead());
  }
}
