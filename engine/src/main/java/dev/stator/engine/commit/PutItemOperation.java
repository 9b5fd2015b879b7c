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
import dev.stator.model.operation.PutItem;

/** PutItem: the item as given, in place of what has its key. */
public final class PutItemOperation {
  private final TableLookup lookup;
  private final Committer committer;
  private final ItemCollections collections;

  public PutItemOperation(TableLookup lookup, Committer committer, ItemCollections collections) {
    this.lookup = lookup;
    this.committer = committer;
    this.collections = collections;
  }

  public PutItem.Result execute(PutItem request) {
    return execute(request, ExpressionOrigin.REQUEST);
  }

  /** As a statement asks for it. */
  public PutItem.Result executeStatement(PutItem request) {
    return execute(request, ExpressionOrigin.STATEMENT);
  }

  private PutItem.Result execute(PutItem request, ExpressionOrigin origin) {
    String tableName = TableNames.ofItems(request.tableName());
    ReturnRules.check(request);
    Item item = ItemRules.ofPut(request.item());
    WriteExpressions expressions =
        WriteExpressions.parse(origin, request.conditionExpression(), request.substitutions())
            .orExpected(request.expected(), request.conditionalOperator());
    ItemRules.checkSize(item);
    Table table = lookup.itemsOf(tableName);
    KeyRules.checkItem(table.keySchema(), item);
    IndexKeyRules.checkPut(table, item);
    Written written =
        committer.commit(
            new ItemWrite(
                table,
                table.storeKey(item),
                expressions.condition(),
                "ALL_OLD".equals(request.returnValuesOnConditionCheckFailure()),
                new Mutation.Put(item)));
    return new PutItem.Result(
        written.returned(request.returnValues()),
        new CapacityReport(table, tableName, request.returnConsumedCapacity())
            .write(table, written.before(), written.after()),
        collections.report(request.returnItemCollectionMetrics(), table, item));
  }
}
