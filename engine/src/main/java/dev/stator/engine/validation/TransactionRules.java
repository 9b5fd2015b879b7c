package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the members of TransactWriteItems and TransactGetItems that need no table.
 *
 * <p>Source: Amazon DynamoDB API Reference, "TransactWriteItems" and "TransactGetItems"; texts as
 * the service answers them.
 */
public final class TransactionRules {
  private static final String ITEMS = "transactItems";

  private TransactionRules() {}

  /** The actions, each with exactly one of the four. */
  public static List<TransactWriteItem> check(TransactWriteItems request) {
    Constraints constraints = new Constraints();
    List<TransactWriteItem> items =
        checkNumber(constraints, request.transactItems(), RequestEcho::ofActions);
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity());
    ReturnRules.checkMetrics(constraints, request.returnItemCollectionMetrics());
    checkToken(constraints, request.clientRequestToken());
    for (int at = 0; at < items.size(); at++) {
      checkMembers(constraints, path(at), items.get(at));
    }
    constraints.check();
    items.forEach(TransactionRules::checkKind);
    return items;
  }

  /** The actions, each with its Get. */
  public static List<TransactGetItem.Get> check(TransactGetItems request) {
    Constraints constraints = new Constraints();
    List<TransactGetItem> items =
        checkNumber(constraints, request.transactItems(), RequestEcho::ofGets);
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity());
    List<TransactGetItem.Get> gets = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      TransactGetItem.Get get = items.get(at).get();
      String path = path(at) + "get";
      constraints.required(path, get);
      if (get != null) {
        TableNames.checkAction(constraints, path + ".", get.tableName());
        constraints.required(path + ".key", get.key());
        gets.add(get);
      }
    }
    constraints.check();
    return gets;
  }

  /** ClientRequestToken, of any operation that has one. */
  public static void checkToken(Constraints constraints, @Nullable String token) {
    constraints.length("clientRequestToken", token, 1, Limits.CLIENT_REQUEST_TOKEN_LENGTH_MAX);
  }

  /** No more than the service takes; what they are is not told, for they may be anything. */
  static <T> List<T> checkNumber(
      Constraints constraints, String path, @Nullable List<T> items, int max) {
    constraints.required(path, items);
    if (items == null) {
      return List.of();
    }
    if (items.isEmpty()) {
      constraints.fail(path, items, "have length greater than or equal to 1");
    }
    if (items.size() > max) {
      String wrong =
          "' failed to satisfy constraint: Member must have length less than or equal to ";
      constraints.add("Value at '" + path + wrong + max);
      return List.of();
    }
    return items;
  }

  private static <T> List<T> checkNumber(
      Constraints constraints, @Nullable List<T> items, Function<List<T>, String> echo) {
    if (items != null && items.size() > Limits.TRANSACTION_ACTIONS_MAX) {
      constraints.fail(
          ITEMS,
          echo.apply(items),
          "have length less than or equal to " + Limits.TRANSACTION_ACTIONS_MAX);
      return List.of();
    }
    return checkNumber(constraints, ITEMS, items, Limits.TRANSACTION_ACTIONS_MAX);
  }

  private static String path(int at) {
    return ITEMS + "." + (at + 1) + ".member.";
  }

  private static void checkMembers(Constraints constraints, String path, TransactWriteItem item) {
    if (item.conditionCheck() != null) {
      TransactWriteItem.ConditionCheck check = item.conditionCheck();
      String at = path + "conditionCheck.";
      TableNames.checkAction(constraints, at, check.tableName());
      constraints.required(at + "key", check.key());
      constraints.required(at + "conditionExpression", check.conditionExpression());
      ReturnRules.checkOnFailure(constraints, at, check.returnValuesOnConditionCheckFailure());
    }
    if (item.put() != null) {
      TransactWriteItem.Put put = item.put();
      String at = path + "put.";
      TableNames.checkAction(constraints, at, put.tableName());
      constraints.required(at + "item", put.item());
      ReturnRules.checkOnFailure(constraints, at, put.returnValuesOnConditionCheckFailure());
    }
    if (item.delete() != null) {
      TransactWriteItem.Delete delete = item.delete();
      String at = path + "delete.";
      TableNames.checkAction(constraints, at, delete.tableName());
      constraints.required(at + "key", delete.key());
      ReturnRules.checkOnFailure(constraints, at, delete.returnValuesOnConditionCheckFailure());
    }
    if (item.update() != null) {
      TransactWriteItem.Update update = item.update();
      String at = path + "update.";
      TableNames.checkAction(constraints, at, update.tableName());
      constraints.required(at + "key", update.key());
      constraints.required(at + "updateExpression", update.updateExpression());
      ReturnRules.checkOnFailure(constraints, at, update.returnValuesOnConditionCheckFailure());
    }
  }

  private static void checkKind(TransactWriteItem item) {
    long kinds =
        Stream.of(item.conditionCheck(), item.put(), item.delete(), item.update())
            .filter(Objects::nonNull)
            .count();
    if (kinds > 1) {
      throw new EngineError.Validation(
          "TransactItems can only contain one of Check, Put, Update or Delete");
    }
    if (kinds == 0) {
      throw new EngineError.Validation(
          "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
    }
  }
}
