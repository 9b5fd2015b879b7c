package dev.stator.engine.transaction;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.Item;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Actions of transactions in few words. */
final class Actions {
  private Actions() {}

  static TransactWriteItem put(String table, Item item) {
    return put(table, item, null, Requests.NONE);
  }

  static TransactWriteItem put(
      String table, Item item, @Nullable String condition, Substitutions substitutions) {
    return TransactWriteItem.of(
        new TransactWriteItem.Put(table, item, condition, substitutions, null));
  }

  static TransactWriteItem delete(String table, Item key) {
    return TransactWriteItem.of(
        new TransactWriteItem.Delete(table, key, null, Requests.NONE, null));
  }

  static TransactWriteItem update(
      String table, Item key, String update, Substitutions substitutions) {
    return update(table, key, update, null, substitutions);
  }

  static TransactWriteItem update(
      String table,
      Item key,
      String update,
      @Nullable String condition,
      Substitutions substitutions) {
    return TransactWriteItem.of(
        new TransactWriteItem.Update(table, key, update, condition, substitutions, null));
  }

  static TransactWriteItem check(
      String table, Item key, String condition, Substitutions substitutions) {
    return check(table, key, condition, substitutions, null);
  }

  static TransactWriteItem check(
      String table,
      Item key,
      String condition,
      Substitutions substitutions,
      @Nullable String onFailure) {
    return TransactWriteItem.of(
        new TransactWriteItem.ConditionCheck(table, key, condition, substitutions, onFailure));
  }

  static TransactWriteItems write(TransactWriteItem... actions) {
    return new TransactWriteItems(Arrays.asList(actions), null, null, null);
  }

  static TransactWriteItems write(String token, TransactWriteItem... actions) {
    return new TransactWriteItems(Arrays.asList(actions), token, "TOTAL", null);
  }

  static TransactGetItems get(String table, Item... keys) {
    return new TransactGetItems(
        Arrays.stream(keys)
            .map(
                key ->
                    new TransactGetItem(new TransactGetItem.Get(table, key, null, Requests.NONE)))
            .toList(),
        "TOTAL");
  }

  /** Why {@code operation} was not done. */
  static List<TransactionCanceled.Reason> reasons(EngineUnderTest engine, Operation<?> operation) {
    return canceled(engine, operation).reasons();
  }

  static TransactionCanceled canceled(EngineUnderTest engine, Operation<?> operation) {
    return catchThrowableOfType(TransactionCanceled.class, () -> engine.execute(operation));
  }
}
