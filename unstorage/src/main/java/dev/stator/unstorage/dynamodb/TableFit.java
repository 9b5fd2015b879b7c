package dev.stator.unstorage.dynamodb;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.unstorage.StorageException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * That a table has the key which the layout needs. A table without a sort key would take it for one
 * more attribute, and each item of a partition would replace the one before. A read tells, which
 * needs no permission that a Storage does not have.
 */
final class TableFit {
  private final DynamoDbClient client;
  private final String table;
  private final KeyLayout keys;
  private volatile boolean fits;

  TableFit(DynamoDbClient client, String table, KeyLayout keys) {
    this.client = client;
    this.table = table;
    this.keys = keys;
  }

  /**
   * Asks the table, until it fitted once.
   *
   * @throws StorageException.WrongTable if it has another key
   */
  void check() {
    if (fits) {
      return;
    }
    Map<String, AttributeValue> key = keys.key("any");
    try {
      TableCalls.call(
          () ->
              client.getItem(
                  r ->
                      r.tableName(table)
                          .key(key)
                          .projectionExpression("#key")
                          .expressionAttributeNames(Map.of("#key", keys.partition()))));
    } catch (TableError.Invalid otherKey) {
      throw new StorageException.WrongTable(
          "the table '"
              + table
              + "' has another key than this Storage, which needs the partition key '"
              + keys.partition()
              + "' (S)"
              + (keys.sort() == null
                  ? " and no sort key"
                  : " and the sort key '" + keys.sort() + "' (S)"),
          otherKey);
    }
    fits = true;
  }

  /** Before a write, if the table itself would not refuse it. */
  void checkBeforeWrite() {
    if (keys.sort() != null) {
      check();
    }
  }
}
