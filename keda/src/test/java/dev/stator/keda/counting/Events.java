package dev.stator.keda.counting;

import dev.stator.embedded.Stator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The table of KEDA's end-to-end test, in memory: event_type S, event_id S, with a stream. What
 * takes a client makes it elsewhere. The modules that serve the scaler use it, too.
 */
public final class Events implements AutoCloseable {
  public static final String TABLE = "keda-events";
  public static final String TYPE = "scaling_event";

  private static final int BATCH = 25;

  private final Stator stator = Stator.inMemory();

  /** The metadata of a trigger on this table, with changes. */
  public static Map<String, String> metadata(String... changes) {
    Map<String, String> metadata =
        new HashMap<>(
            Map.of(
                "awsRegion", "eu-west-2",
                "tableName", TABLE,
                "expressionAttributeNames", "{ \"#k\" : \"event_type\"}",
                "keyConditionExpression", "#k = :key",
                "expressionAttributeValues", "{ \":key\" : {\"S\":\"scaling_event\"}}",
                "targetValue", "5"));
    for (int index = 0; index < changes.length; index += 2) {
      metadata.put(changes[index], changes[index + 1]);
    }
    return metadata;
  }

  public Events create() {
    return create(StreamViewType.NEW_AND_OLD_IMAGES);
  }

  public Events create(StreamViewType view) {
    create(client(), view);
    return this;
  }

  /** The table in the database of a client. */
  public static void create(DynamoDbClient client) {
    create(client, StreamViewType.NEW_AND_OLD_IMAGES);
  }

  private static void create(DynamoDbClient client, StreamViewType view) {
    client.createTable(
        r ->
            r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("event_type")
                        .attributeType(ScalarAttributeType.S)
                        .build(),
                    AttributeDefinition.builder()
                        .attributeName("event_id")
                        .attributeType(ScalarAttributeType.S)
                        .build(),
                    AttributeDefinition.builder()
                        .attributeName("state")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder()
                        .attributeName("event_type")
                        .keyType(KeyType.HASH)
                        .build(),
                    KeySchemaElement.builder()
                        .attributeName("event_id")
                        .keyType(KeyType.RANGE)
                        .build())
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-state")
                        .keySchema(
                            KeySchemaElement.builder()
                                .attributeName("state")
                                .keyType(KeyType.HASH)
                                .build())
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(view)));
  }

  public Stator stator() {
    return stator;
  }

  public DynamoDbClient client() {
    return stator.client();
  }

  /** Items {@code from} to {@code to}, the last one left out. */
  public Events put(String type, int from, int to, Map<String, AttributeValue> more) {
    put(client(), type, from, to, more);
    return this;
  }

  /** Items of {@link #TYPE} in the database of a client. */
  public static void put(DynamoDbClient client, int from, int to) {
    put(client, TYPE, from, to, Map.of());
  }

  private static void put(
      DynamoDbClient client, String type, int from, int to, Map<String, AttributeValue> more) {
    List<WriteRequest> writes = new ArrayList<>();
    for (int id = from; id < to; id++) {
      Map<String, AttributeValue> item = new HashMap<>(more);
      item.put("event_type", AttributeValue.fromS(type));
      item.put("event_id", AttributeValue.fromS("%08d".formatted(id)));
      writes.add(WriteRequest.builder().putRequest(p -> p.item(item)).build());
      if (writes.size() == BATCH || id == to - 1) {
        List<WriteRequest> batch = List.copyOf(writes);
        client.batchWriteItem(r -> r.requestItems(Map.of(TABLE, batch)));
        writes.clear();
      }
    }
  }

  public Events put(int from, int to) {
    return put(TYPE, from, to, Map.of());
  }

  /** Items of 50 KB, of which 20 fill a page. */
  public Events putLarge(String type, int count, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> large = new HashMap<>(more);
    large.put("padding", AttributeValue.fromS("x".repeat(50_000)));
    for (int id = 0; id < count; id++) {
      put(type, id, id + 1, large);
    }
    return this;
  }

  public void delete(int from, int to) {
    for (int id = from; id < to; id++) {
      String own = "%08d".formatted(id);
      client()
          .deleteItem(
              r ->
                  r.tableName(TABLE)
                      .key(
                          Map.of(
                              "event_type",
                              AttributeValue.fromS(TYPE),
                              "event_id",
                              AttributeValue.fromS(own))));
    }
  }

  @Override
  public void close() {
    stator.close();
  }
}
