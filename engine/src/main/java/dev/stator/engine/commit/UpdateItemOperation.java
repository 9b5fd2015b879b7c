package dev.stator.engine.commit;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.validation.IndexKeyRules;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.KeyRules;
import dev.stator.engine.validation.ReturnRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.Item;
import dev.stator.model.expression.ExpressionOrigin;
import dev.stator.model.operation.UpdateItem;

/** UpdateItem: what the update expression makes of the item, or of its key if there is none. */
public final class UpdateItemOperation {
  private final TableLookup lookup;
  private final Committer committer;
  private final ItemCollections collections;

  public UpdateItemOperation(TableLookup lookup, Committer committer, ItemCollections collections) {
    this.lookup = lookup;
    this.committer = committer;
    this.collections = collections;
  }

  public UpdateItem.Result execute(UpdateItem request) {
    return execute(request, ExpressionOrigin.REQUEST);
  }

  /** For statements: only the updated item's size counts, not what the request carries. */
  public UpdateItem.Result executeStatement(UpdateItem request) {
    return execute(request, ExpressionOrigin.STATEMENT);
  }

  private UpdateItem.Result execute(UpdateItem request, ExpressionOrigin origin) {
    String tableName = TableNames.ofItems(request.tableName());
    ReturnRules.check(request);
    Item key = ItemRules.ofKey(request.key());
    WriteExpressions expressions =
        WriteExpressions.parse(
                origin,
                request.conditionExpression(),
                request.updateExpression(),
                request.substitutions())
            .orUpdates(request.attributeUpdates())
            .orExpected(request.expected(), request.conditionalOperator());
    Table table = lookup.itemsOf(tableName);
    KeyRules.checkKey(table.keySchema(), key);
    KeyRules.checkUntouched(table.keySchema(), expressions.update());
    IndexKeyRules.checkUpdated(table, expressions.update());
    if (origin == ExpressionOrigin.REQUEST && expressions.update() != null) {
      ItemRules.checkUpdate(expressions.update());
    }
    Written written =
        committer.commit(
            new ItemWrite(
                table,
                table.storeKey(key),
                expressions.condition(),
                "ALL_OLD".equals(request.returnValuesOnConditionCheckFailure()),
                new Mutation.Modify(key, expressions.update())));
    return new UpdateItem.Result(
        written.returned(request.returnValues()),
        new CapacityReport(table, tableName, request.returnConsumedCapacity())
            .write(table, written.before(), written.after()),
        collections.report(request.returnItemCollectionMetrics(), table, key));
  }
}
