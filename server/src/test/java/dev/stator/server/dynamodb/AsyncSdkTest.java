package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The service's own asynchronous client over HTTP, by its usual transport. */
class AsyncSdkTest {
  private static final String TABLE = "measures";
  private static final RunningServer SERVER = new RunningServer();
  private static final DynamoDbAsyncClient CLIENT =
      DynamoDbAsyncClient.builder()
          .endpointOverride(SERVER.own())
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
          .httpClientBuilder(NettyNioAsyncHttpClient.builder())
          .build();

  @BeforeAll
  static void makeTable() {
    CLIENT
        .createTable(
            c ->
                c.tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("pk")
                            .keyType(KeyType.HASH)
                            .build(),
                        KeySchemaElement.builder()
                            .attributeName("sk")
                            .keyType(KeyType.RANGE)
                            .build())
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("pk")
                            .attributeType(ScalarAttributeType.S)
                            .build(),
                        AttributeDefinition.builder()
                            .attributeName("sk")
                            .attributeType(ScalarAttributeType.N)
                            .build()))
        .join();
    CLIENT.waiter().waitUntilTableExists(d -> d.tableName(TABLE)).join();
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    SERVER.close();
  }

  @Test
  void asksForManyThingsAtOnceAndPagesThroughThem() {
    List<CompletableFuture<PutItemResponse>> puts =
        IntStream.range(0, 200)
            .mapToObj(sort -> CLIENT.putItem(p -> p.tableName(TABLE).item(key("many", sort))))
            .toList();
    puts.forEach(CompletableFuture::join);
    List<String> sorts = new ArrayList<>();
    CLIENT
        .queryPaginator(
            q ->
                q.tableName(TABLE)
                    .keyConditionExpression("pk = :p")
                    .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("many")))
                    .limit(30))
        .items()
        .subscribe(item -> sorts.add(Objects.requireNonNull(item.get("sk")).n()))
        .join();
    assertThat(sorts)
        .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(Integer::toString).toList());
    List<String> tables = new ArrayList<>();
    CLIENT.listTablesPaginator().tableNames().subscribe(tables::add).join();
    assertThat(tables).containsExactly(TABLE);
  }

  @Test
  void tellsErrorsAsTheirTypes() {
    CLIENT.putItem(p -> p.tableName(TABLE).item(key("once", 1))).join();
    assertThatThrownBy(
            () ->
                CLIENT
                    .putItem(
                        p ->
                            p.tableName(TABLE)
                                .item(key("once", 1))
                                .conditionExpression("attribute_not_exists(pk)"))
                    .join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ConditionalCheckFailedException.class);
    assertThatThrownBy(
            () ->
                CLIENT
                    .transactWriteItems(
                        t ->
                            t.transactItems(
                                TransactWriteItem.builder()
                                    .put(
                                        p ->
                                            p.tableName(TABLE)
                                                .item(key("once", 1))
                                                .conditionExpression("attribute_not_exists(pk)"))
                                    .build(),
                                TransactWriteItem.builder()
                                    .put(p -> p.tableName(TABLE).item(key("never", 1)))
                                    .build()))
                    .join())
        .cause()
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            canceled ->
                assertThat(canceled.cancellationReasons())
                    .extracting(reason -> reason.code())
                    .containsExactly("ConditionalCheckFailed", "None"));
    assertThat(CLIENT.getItem(g -> g.tableName(TABLE).key(key("never", 1))).join().hasItem())
        .isFalse();
  }

  private static Map<String, AttributeValue> key(String partition, int sort) {
    return Map.of(
        "pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromN(Integer.toString(sort)));
  }
}
