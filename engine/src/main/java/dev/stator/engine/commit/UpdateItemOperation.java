package dev.stator.engine.commit;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.KeyRules;
import dev.stator.engine.validation.ReturnRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.Item;
import dev.stator.model.operation.UpdateItem;

/** UpdateItem: what the update expression makes of the item, or of its key if there is none. */
public final class UpdateItemOperation {
  private final TableLookup lookup;
  private final Committer committer;

  public UpdateItemOperation(TableLookup lookup, Committer committer) {
    this.lookup = lookup;
    this.committer = committer;
  }

  public UpdateItem.Result execute(UpdateItem request) {
    String tableName = TableNames.ofItems(request.tableName());
    ReturnRules.check(request);
    Item key = ItemRules.ofKey(request.key());
    WriteExpressions expressions =
        WriteExpressions.parse(
            request.conditionExpression(), request.updateExpression(), request.substitutions());
    Table table = lookup.itemsOf(tableName);
    KeyRules.checkKey(table.keySchema(), key);
    KeyRules.checkUntouched(table.keySchema(), expressions.update());
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
        new CapacityReport(tableName, request.returnConsumedCapacity())
            .write(written.chargedBytes()));
  }
}
