package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.EnhancedGlobalSecondaryIndex;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The service's enhanced client over HTTP: records, an index, batches, transactions, waiters. */
class EnhancedSdkTest {
  private static final RunningServer SERVER = new RunningServer();
  private static final DynamoDbClient PLAIN =
      DynamoDbClient.builder()
          .endpointOverride(SERVER.own())
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
          .httpClientBuilder(Apache5HttpClient.builder())
          .build();
  private static final DynamoDbEnhancedClient CLIENT =
      DynamoDbEnhancedClient.builder().dynamoDbClient(PLAIN).build();
  private static final DynamoDbTable<Order> ORDERS = CLIENT.table("orders", Draft.schema());

  record Order(String customer, int number, String state) {}

  /** What the enhanced client builds records with. */
  static final class Draft {
    private String customer = "";
    private int number;
    private String state = "";

    static StaticImmutableTableSchema<Order, Draft> schema() {
      return StaticImmutableTableSchema.builder(Order.class, Draft.class)
          .newItemBuilder(Draft::new, draft -> new Order(draft.customer, draft.number, draft.state))
          .addAttribute(
              String.class,
              a ->
                  a.name("customer")
                      .getter(Order::customer)
                      .setter((draft, customer) -> draft.customer = customer)
                      .tags(primaryPartitionKey()))
          .addAttribute(
              Integer.class,
              a ->
                  a.name("number")
                      .getter(Order::number)
                      .setter((draft, number) -> draft.number = number)
                      .tags(primarySortKey()))
          .addAttribute(
              String.class,
              a ->
                  a.name("state")
                      .getter(Order::state)
                      .setter((draft, state) -> draft.state = state)
                      .tags(secondaryPartitionKey("by-state")))
          .build();
    }
  }

  @AfterAll
  static void stop() {
    PLAIN.close();
    SERVER.close();
  }

  @Test
  void worksOnATableOfRecords() {
    ORDERS.createTable(
        c ->
            c.globalSecondaryIndices(
                EnhancedGlobalSecondaryIndex.builder()
                    .indexName("by-state")
                    .projection(p -> p.projectionType(ProjectionType.ALL))
                    .build()));
    PLAIN.waiter().waitUntilTableExists(d -> d.tableName("orders"));
    WriteBatch.Builder<Order> batch = WriteBatch.builder(Order.class).mappedTableResource(ORDERS);
    IntStream.range(0, 25)
        .mapToObj(number -> new Order("ada", number, number % 5 == 0 ? "open" : "paid"))
        .forEach(batch::addPutItem);
    assertThat(
            CLIENT
                .batchWriteItem(w -> w.writeBatches(batch.build()))
                .unprocessedPutItemsForTable(ORDERS))
        .isEmpty();

    assertThat(ORDERS.getItem(key(5))).isEqualTo(new Order("ada", 5, "open"));
    assertThat(
            ORDERS
                .query(
                    q ->
                        q.queryConditional(QueryConditional.sortGreaterThanOrEqualTo(key(5)))
                            .scanIndexForward(false)
                            .limit(4))
                .items()
                .stream()
                .map(Order::number))
        .hasSize(20)
        .startsWith(24, 23)
        .endsWith(6, 5);
    assertThat(
            ORDERS
                .index("by-state")
                .query(QueryConditional.keyEqualTo(k -> k.partitionValue("open")))
                .stream()
                .flatMap(page -> page.items().stream()))
        .hasSize(5);
    assertThat(ORDERS.scan(s -> s.limit(7)).items().stream()).hasSize(25);
    assertThat(
            CLIENT
                .batchGetItem(
                    b ->
                        b.readBatches(
                            ReadBatch.builder(Order.class)
                                .mappedTableResource(ORDERS)
                                .addGetItem(key(1))
                                .addGetItem(key(2))
                                .build()))
                .resultsForTable(ORDERS))
        .extracting(Order::number)
        .containsExactlyInAnyOrder(1, 2);
    writesInTransactions();
    ORDERS.deleteTable();
    PLAIN.waiter().waitUntilTableNotExists(d -> d.tableName("orders"));
  }

  private static void writesInTransactions() {
    assertThatThrownBy(
            () ->
                CLIENT.transactWriteItems(
                    t ->
                        t.addPutItem(ORDERS, new Order("bob", 1, "open"))
                            .addConditionCheck(
                                ORDERS, c -> c.key(key(1)).conditionExpression(stateIs("open")))))
        .isInstanceOf(TransactionCanceledException.class);
    CLIENT.transactWriteItems(
        t -> t.addPutItem(ORDERS, new Order("bob", 2, "open")).addDeleteItem(ORDERS, key(1)));
    assertThat(
            CLIENT
                .transactGetItems(
                    t ->
                        t.addGetItem(ORDERS, keyOf("bob", 1))
                            .addGetItem(ORDERS, keyOf("bob", 2))
                            .addGetItem(ORDERS, key(1)))
                .stream()
                .map(document -> document.getItem(ORDERS)))
        .containsExactly(null, new Order("bob", 2, "open"), null);
  }

  @Test
  void worksOnDocuments() {
    DynamoDbTable<EnhancedDocument> documents =
        CLIENT.table(
            "documents",
            TableSchema.documentSchemaBuilder()
                .addIndexPartitionKey(TableMetadata.primaryIndexName(), "id", AttributeValueType.S)
                .attributeConverterProviders(AttributeConverterProvider.defaultProvider())
                .build());
    documents.createTable();
    String json = "{\"id\":\"a\",\"list\":[1,\"two\",{\"three\":null}],\"yes\":true}";
    documents.putItem(EnhancedDocument.fromJson(json));
    assertThat(
            documents
                .getItem(EnhancedDocument.builder().putString("id", "a").build())
                .getListOfUnknownType("list"))
        .isEqualTo(
            List.of(
                AttributeValue.fromN("1"),
                AttributeValue.fromS("two"),
                AttributeValue.fromM(Map.of("three", AttributeValue.fromNul(true)))));
  }

  private static Expression stateIs(String state) {
    return Expression.builder()
        .expression("#s = :s")
        .putExpressionName("#s", "state")
        .putExpressionValue(":s", AttributeValue.fromS(state))
        .build();
  }

  private static Key key(int number) {
    return keyOf("ada", number);
  }

  private static Key keyOf(String customer, int number) {
    return Key.builder().partitionValue(customer).sortValue(number).build();
  }
}
