package dev.stator.tables;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Makes a table that a resource needs, if it is missing: on-demand, with its TTL attribute. */
public final class TableSetup {
  private TableSetup() {}

  /**
   * The shape of a table.
   *
   * @param sort null for a table without sort key
   * @param ttlAttribute null for a table without TTL
   */
  public record Shape(
      String table,
      KeyAttribute partition,
      @Nullable KeyAttribute sort,
      @Nullable String ttlAttribute) {}

  /** A key attribute and its type. */
  public record KeyAttribute(String name, ScalarAttributeType type) {
    public static KeyAttribute string(String name) {
      return new KeyAttribute(name, ScalarAttributeType.S);
    }
  }

  /**
   * Makes the table and waits until it is active, unless it exists; then switches its TTL on,
   * unless it is. An existing table's keys are left as they are.
   *
   * @return whether the table was made now
   * @throws TableError if that failed
   */
  public static boolean ensure(DynamoDbClient client, Shape shape) {
    boolean made = create(client, shape);
    if (shape.ttlAttribute() != null) {
      enableTtl(client, shape.table(), shape.ttlAttribute());
    }
    return made;
  }

  private static boolean create(DynamoDbClient client, Shape shape) {
    try {
      TableCalls.call(() -> client.describeTable(r -> r.tableName(shape.table())));
      return false;
    } catch (TableError.NotFound missing) {
      TableStatus status;
      try {
        status =
            TableCalls.call(() -> client.createTable(request(shape)))
                .tableDescription()
                .tableStatus();
      } catch (TableError.InUse madeByAnother) {
        return false;
      }
      if (status == TableStatus.ACTIVE) {
        return true;
      }
      TableCalls.call(() -> client.waiter().waitUntilTableExists(r -> r.tableName(shape.table())));
      return true;
    }
  }

  private static CreateTableRequest request(Shape shape) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(shape.table())
            .billingMode(BillingMode.PAY_PER_REQUEST);
    KeyAttribute sort = shape.sort();
    if (sort == null) {
      return request
          .attributeDefinitions(definition(shape.partition()))
          .keySchema(element(shape.partition(), KeyType.HASH))
          .build();
    }
    return request
        .attributeDefinitions(definition(shape.partition()), definition(sort))
        .keySchema(element(shape.partition(), KeyType.HASH), element(sort, KeyType.RANGE))
        .build();
  }

  private static AttributeDefinition definition(KeyAttribute key) {
    return AttributeDefinition.builder()
        .attributeName(key.name())
        .attributeType(key.type())
        .build();
  }

  private static KeySchemaElement element(KeyAttribute key, KeyType type) {
    return KeySchemaElement.builder().attributeName(key.name()).keyType(type).build();
  }

  private static void enableTtl(DynamoDbClient client, String table, String attribute) {
    TimeToLiveDescription ttl =
        TableCalls.call(() -> client.describeTimeToLive(r -> r.tableName(table)))
            .timeToLiveDescription();
    boolean on =
        ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED
            || ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
    if (on && attribute.equals(ttl.attributeName())) {
      return;
    }
    TableCalls.call(
        () ->
            client.updateTimeToLive(
                r ->
                    r.tableName(table)
                        .timeToLiveSpecification(s -> s.attributeName(attribute).enabled(true))));
  }

  /**
   * Switches the table's stream on, with new and old images, unless it is on.
   *
   * @throws TableError if that failed, or there is no such table
   */
  public static void ensureStream(DynamoDbClient client, String table) {
    StreamSpecification stream =
        TableCalls.call(() -> client.describeTable(d -> d.tableName(table)))
            .table()
            .streamSpecification();
    if (stream != null && Boolean.TRUE.equals(stream.streamEnabled())) {
      return;
    }
    TableCalls.call(
        () ->
            client.updateTable(
                u ->
                    u.tableName(table)
                        .streamSpecification(
                            s ->
                                s.streamEnabled(true)
                                    .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))));
  }
}
