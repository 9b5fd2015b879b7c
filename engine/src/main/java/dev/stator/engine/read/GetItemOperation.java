package dev.stator.engine.read;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.validation.ItemRules;
import dev.stator.engine.validation.KeyRules;
import dev.stator.engine.validation.LegacyConditions;
import dev.stator.engine.validation.ReturnRules;
import dev.stator.engine.validation.ScalarKeyRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.Item;
import dev.stator.model.expression.Projection;
import dev.stator.model.operation.GetItem;

/** GetItem: the item with this key. Always the newest, whatever ConsistentRead says. */
public final class GetItemOperation {
  private final Store store;
  private final TableLookup lookup;

  public GetItemOperation(Store store, TableLookup lookup) {
    this.store = store;
    this.lookup = lookup;
  }

  public GetItem.Result execute(GetItem request) {
    String tableName = TableNames.ofItems(request.tableName());
    ReturnRules.check(request);
    Item key = ItemRules.ofKey(request.key());
    Projection projection =
        ReadExpressions.parse(null, request.projectionExpression(), request.substitutions())
            .orLegacy(null, LegacyConditions.attributesToGet(request.attributesToGet()))
            .projection();
    Table table = lookup.itemsOf(tableName);
    ScalarKeyRules.check(table, projection);
    KeyRules.checkKey(table.keySchema(), key);

    byte[] stored = store.get(Space.DATA, table.storeKey(key));
    CapacityReport capacity =
        new CapacityReport(table, tableName, request.returnConsumedCapacity());
    boolean consistent = Boolean.TRUE.equals(request.consistentRead());
    if (stored == null) {
      return new GetItem.Result(null, capacity.read(0, consistent));
    }
    Item item = ItemCodec.decode(stored);
    return new GetItem.Result(
        projection == null ? item : projection.apply(item),
        capacity.read(ItemCodec.size(stored), consistent));
  }
}
