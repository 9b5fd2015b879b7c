package dev.stator.engine.commit;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.KeyRules;
import dev.stator.engine.validation.ReturnRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.Item;
import dev.stator.model.expression.ExpressionOrigin;
import dev.stator.model.operation.DeleteItem;

/** DeleteItem: no item with this key; none before is no error. */
public final class DeleteItemOperation {
  private final TableLookup lookup;
  private final Committer committer;
  private final ItemCollections collections;

  public DeleteItemOperation(TableLookup lookup, Committer committer, ItemCollections collections) {
    this.lookup = lookup;
    this.committer = committer;
    this.collections = collections;
  }

  public DeleteItem.Result execute(DeleteItem request) {
    return execute(request, ExpressionOrigin.REQUEST);
  }

  /** As a statement asks for it. */
  public DeleteItem.Result executeStatement(DeleteItem request) {
    return execute(request, ExpressionOrigin.STATEMENT);
  }

  private DeleteItem.Result execute(DeleteItem request, ExpressionOrigin origin) {
    String tableName = TableNames.ofItems(request.tableName());
    ReturnRules.check(request);
    Item key = ItemRules.ofKey(request.key());
    WriteExpressions expressions =
        WriteExpressions.parse(origin, request.conditionExpression(), request.substitutions())
            .orExpected(request.expected(), request.conditionalOperator());
    Table table = lookup.itemsOf(tableName);
    KeyRules.checkKey(table.keySchema(), key);
    Written written =
        committer.commit(
            new ItemWrite(
                table,
                table.storeKey(key),
                expressions.condition(),
                "ALL_OLD".equals(request.returnValuesOnConditionCheckFailure()),
                new Mutation.Delete()));
    return new DeleteItem.Result(
        written.returned(request.returnValues()),
        new CapacityReport(table, tableName, request.returnConsumedCapacity())
            .write(table, written.before(), written.after()),
        collections.report(request.returnItemCollectionMetrics(), table, key));
  }
}
