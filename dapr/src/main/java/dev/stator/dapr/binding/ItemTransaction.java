package dev.stator.dapr.binding;

import dev.stator.dapr.internal.Contention;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The operation {@code transact}: {@code {"operations":[{"operation":"create","item":{...}},
 * {"operation":"update","key":{...},...},{"operation":"delete","key":{...}},
 * {"operation":"check","key":{...},"conditionExpression":...}]}}, all or none.
 */
final class ItemTransaction {
  private final DynamoDbClient client;
  private final String table;
  private final Expiry expiry;

  ItemTransaction(DynamoDbClient client, String table, Expiry expiry) {
    this.client = client;
    this.table = table;
    this.expiry = expiry;
  }

  void transact(Fields fields) {
    JsonValue.@Nullable Arr operations = fields.array("operations");
    fields.refuseOthers();
    if (operations == null) {
      throw fields.missing("operations");
    }
    List<String> names = new ArrayList<>();
    List<TransactWriteItem> items = new ArrayList<>();
    for (JsonValue element : operations.elements()) {
      if (!(element instanceof JsonValue.Obj operation)) {
        throw fields.unfit("operations", "must be an array of objects");
      }
      Fields own = fields.ofOperation(items.size(), operation);
      @Nullable String name = own.text("operation");
      if (name == null) {
        throw own.missing("operation");
      }
      names.add(name);
      items.add(item(name, own));
      own.refuseOthers();
    }
    if (!items.isEmpty()) {
      send(names, items);
    }
  }

  private TransactWriteItem item(String name, Fields fields) {
    return switch (name) {
      case "create" -> put(ItemWrite.Put.of(required(fields, "item"), fields, expiry));
      case "update" -> update(ItemWrite.Update.of(required(fields, "key"), fields, expiry));
      case "delete" -> delete(ItemWrite.Delete.of(required(fields, "key"), fields));
      case "check" -> check(ItemWrite.Delete.of(required(fields, "key"), fields), fields);
      default ->
          throw fields.unfit(
              "operation", "must be create, update, delete or check, not '" + name + "'");
    };
  }

  private static Map<String, AttributeValue> required(Fields fields, String name) {
    @Nullable Map<String, AttributeValue> attributes = fields.attributes(name);
    if (attributes == null) {
      throw fields.missing(name);
    }
    return attributes;
  }

  private TransactWriteItem put(ItemWrite.Put put) {
    return TransactWriteItem.builder()
        .put(
            p ->
                p.tableName(table)
                    .item(put.item())
                    .conditionExpression(put.condition())
                    .expressionAttributeNames(put.placeholders().names())
                    .expressionAttributeValues(put.placeholders().values()))
        .build();
  }

  private TransactWriteItem update(ItemWrite.Update update) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table)
                    .key(update.key())
                    .updateExpression(update.expression())
                    .conditionExpression(update.condition())
                    .expressionAttributeNames(update.placeholders().names())
                    .expressionAttributeValues(update.placeholders().values()))
        .build();
  }

  private TransactWriteItem delete(ItemWrite.Delete delete) {
    return TransactWriteItem.builder()
        .delete(
            d ->
                d.tableName(table)
                    .key(delete.key())
                    .conditionExpression(delete.condition())
                    .expressionAttributeNames(delete.placeholders().names())
                    .expressionAttributeValues(delete.placeholders().values()))
        .build();
  }

  private TransactWriteItem check(ItemWrite.Delete check, Fields fields) {
    if (check.condition() == null) {
      throw fields.missing("conditionExpression");
    }
    return TransactWriteItem.builder()
        .conditionCheck(
            c ->
                c.tableName(table)
                    .key(check.key())
                    .conditionExpression(check.condition())
                    .expressionAttributeNames(check.placeholders().names())
                    .expressionAttributeValues(check.placeholders().values()))
        .build();
  }

  private void send(List<String> names, List<TransactWriteItem> items) {
    try {
      Contention.retried(
          () -> {
            String token = UUID.randomUUID().toString();
            return TableCalls.call(
                () ->
                    client.transactWriteItems(
                        t -> t.transactItems(items).clientRequestToken(token)));
          });
    } catch (TableError.TransactionCanceled canceled) {
      throw new BindingError.TransactionRefused(refusals(names, canceled), canceled);
    }
  }

  private static List<BindingError.TransactionRefused.Refusal> refusals(
      List<String> names, TableError.TransactionCanceled canceled) {
    List<BindingError.TransactionRefused.Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), canceled.reasons().size()); i++) {
      TableError.TransactionCanceled.Reason reason = canceled.reasons().get(i);
      if (!reason.code().equals("None")) {
        refusals.add(
            new BindingError.TransactionRefused.Refusal(
                i,
                names.get(i),
                reason.code(),
                reason.message() == null ? reason.code() : reason.message()));
      }
    }
    return refusals;
  }
}
