package dev.stator.engine.commit;

import dev.stator.engine.catalog.Table;
import dev.stator.engine.validation.IndexKeyRules;
import dev.stator.model.Item;
import dev.stator.model.expression.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One write of one item, checked and ready to be committed.
 *
 * @param storeKey the item's key in the store
 * @param condition what must be true of the item as it stands; null if nothing
 * @param tellItemOnFailure whether a failed condition is answered with the item
 */
public record ItemWrite(
    Table table,
    byte[] storeKey,
    @Nullable Condition condition,
    boolean tellItemOnFailure,
    Mutation mutation) {

  /** Whether the condition, if there is one, is true of {@code item}; null if there is no item. */
  boolean isMetBy(@Nullable Item item) {
    return condition == null || condition.test(item == null ? Item.EMPTY : item);
  }

  /** What is locked for it. */
  byte[] lockKey() {
    return table.lockKey(storeKey);
  }

  /**
   * What it makes of {@code before}; null if there is no item.
   *
   * @throws dev.stator.model.EngineError.Validation if the item cannot be changed so, or the
   *     table's indexes cannot take what comes of it
   */
  Written apply(@Nullable Item before) {
    Written written = new Written(before, mutation.apply(before));
    Item after = written.after();
    switch (mutation) {
      case Mutation.Put put -> IndexKeyRules.checkPut(table, put.item());
      case Mutation.Modify modify -> {
        if (after != null) {
          IndexKeyRules.checkUpdate(table, before, after);
        }
      }
      case Mutation.Delete delete -> {}
      case Mutation.Expire expire -> {}
      case Mutation.Keep keep -> {}
    }
    return written;
  }
}
