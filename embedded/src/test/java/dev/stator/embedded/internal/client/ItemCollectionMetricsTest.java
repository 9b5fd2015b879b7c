package dev.stator.embedded.internal.client;

import static dev.stator.embedded.TestTables.key;
import static dev.stator.embedded.TestTables.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.Stator;
import dev.stator.embedded.TestTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** ItemCollectionMetrics in the shapes that the API Reference has for them. */
class ItemCollectionMetricsTest {
  private static final String INDEXED = "indexed";
  private static final ReturnItemCollectionMetrics SIZE = ReturnItemCollectionMetrics.SIZE;

  private final Stator stator = Stator.inMemory();

  @BeforeEach
  void makeTables() {
    stator.client().createTable(TestTables.orders());
    stator
        .client()
        .createTable(
            TestTables.orders().toBuilder()
                .tableName(INDEXED)
                .attributeDefinitions(
                    attribute("id", ScalarAttributeType.S),
                    attribute("at", ScalarAttributeType.N),
                    attribute("what", ScalarAttributeType.S))
                .localSecondaryIndexes(
                    LocalSecondaryIndex.builder()
                        .indexName("byWhat")
                        .keySchema(element("id", KeyType.HASH), element("what", KeyType.RANGE))
                        .projection(
                            Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build())
                        .build())
                .build());
  }

  @AfterEach
  void close() {
    stator.close();
  }

  @Test
  void ofOneWriteAreThoseOfItsCollection() {
    var put =
        stator
            .client()
            .putItem(
                call ->
                    call.tableName(INDEXED)
                        .item(order("a", 1, "x"))
                        .returnItemCollectionMetrics(SIZE));
    var deleted =
        stator
            .asyncClient()
            .deleteItem(
                call -> call.tableName(INDEXED).key(key("a", 1)).returnItemCollectionMetrics(SIZE))
            .join();
    assertThat(put.itemCollectionMetrics()).isEqualTo(metrics("a"));
    assertThat(deleted.itemCollectionMetrics()).isEqualTo(metrics("a"));
    assertThat(
            stator
                .client()
                .putItem(
                    call ->
                        call.tableName(TestTables.ORDERS)
                            .item(order("a", 1, "x"))
                            .returnItemCollectionMetrics(SIZE))
                .itemCollectionMetrics())
        .isNull();
  }

  @Test
  void ofABatchAreListedByTable() {
    BatchWriteItemRequest request =
        BatchWriteItemRequest.builder()
            .requestItems(
                Map.of(
                    INDEXED,
                    List.of(put("a", 1), put("a", 2), put("b", 1)),
                    TestTables.ORDERS,
                    List.of(put("a", 1))))
            .returnItemCollectionMetrics(SIZE)
            .build();
    for (BatchWriteItemResponse response :
        List.of(
            stator.client().batchWriteItem(request),
            stator.asyncClient().batchWriteItem(request).join())) {
      assertThat(response.itemCollectionMetrics())
          .isEqualTo(Map.of(INDEXED, List.of(metrics("a"), metrics("b"))));
    }
    assertThat(
            stator
                .client()
                .batchWriteItem(request.toBuilder().returnItemCollectionMetrics("NONE").build())
                .hasItemCollectionMetrics())
        .isFalse();
  }

  @Test
  void ofATransactionAreListedByTable() {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(
                action(INDEXED, "a", 1), action(INDEXED, "b", 1), action(TestTables.ORDERS, "a", 1))
            .returnItemCollectionMetrics(SIZE)
            .build();
    for (TransactWriteItemsResponse response :
        List.of(
            stator.client().transactWriteItems(request),
            stator.asyncClient().transactWriteItems(request).join())) {
      assertThat(response.itemCollectionMetrics())
          .isEqualTo(Map.of(INDEXED, List.of(metrics("a"), metrics("b"))));
    }
    assertThat(
            stator
                .client()
                .transactWriteItems(
                    request.toBuilder().returnItemCollectionMetrics((String) null).build())
                .hasItemCollectionMetrics())
        .isFalse();
  }

  private static ItemCollectionMetrics metrics(String id) {
    return ItemCollectionMetrics.builder()
        .itemCollectionKey(Map.of("id", AttributeValue.fromS(id)))
        .sizeEstimateRangeGB(0.0, 1.0)
        .build();
  }

  private static WriteRequest put(String id, int at) {
    return WriteRequest.builder().putRequest(put -> put.item(order(id, at, "x"))).build();
  }

  private static TransactWriteItem action(String table, String id, int at) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(order(id, at, "x")))
        .build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
