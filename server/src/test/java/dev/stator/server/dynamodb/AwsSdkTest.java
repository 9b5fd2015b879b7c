package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The service's own client over HTTP, as a user would point it here. */
class AwsSdkTest {
  private static final RunningServer SERVER = new RunningServer();
  private static final DynamoDbClient CLIENT =
      DynamoDbClient.builder()
          .endpointOverride(SERVER.own())
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
          .httpClientBuilder(Apache5HttpClient.builder())
          .build();

  private static int tables;
  private final String table = "orders-" + ++tables;

  @AfterAll
  static void stop() {
    CLIENT.close();
    SERVER.close();
  }

  @BeforeEach
  void makeTable() {
    CLIENT.createTable(schema(table));
    CLIENT.waiter().waitUntilTableExists(request -> request.tableName(table));
  }

  @Test
  void describesListsAndDeletesTables() {
    TableDescription described = CLIENT.describeTable(d -> d.tableName(table)).table();
    assertThat(described.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(described.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(described.keySchema())
        .extracting(e -> e.keyType())
        .containsExactly(KeyType.HASH, KeyType.RANGE);
    assertThat(described.creationDateTime()).isBefore(java.time.Instant.now().plusSeconds(1));
    assertThat(CLIENT.listTablesPaginator(l -> l.limit(1)).tableNames()).contains(table);
    assertThatExceptionOfType(ResourceInUseException.class)
        .isThrownBy(() -> CLIENT.createTable(schema(table)));
    CLIENT.deleteTable(d -> d.tableName(table));
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> CLIENT.describeTable(d -> d.tableName(table)));
  }

  @Test
  void keepsAllTenTypes() {
    Map<String, AttributeValue> item = key("all", 1);
    item.put("s", s("é😀\u0000\""));
    item.put("n", AttributeValue.fromN("-0.00000000000000000000000000000000000123"));
    item.put("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 127})));
    item.put("t", AttributeValue.fromBool(false));
    item.put("x", AttributeValue.fromNul(true));
    item.put("ss", AttributeValue.fromSs(List.of("a", "")));
    item.put("ns", AttributeValue.fromNs(List.of("1", "12345678901234567890123456789012345678")));
    item.put("bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("z"))));
    item.put("l", AttributeValue.fromL(List.of(s(""), AttributeValue.fromL(List.of()))));
    item.put("m", AttributeValue.fromM(Map.of("k", AttributeValue.fromM(Map.of()))));
    CLIENT.putItem(p -> p.tableName(table).item(item));
    assertThat(CLIENT.getItem(g -> g.tableName(table).key(key("all", 1))).item()).isEqualTo(item);
    assertThat(CLIENT.getItem(g -> g.tableName(table).key(key("none", 1))).hasItem()).isFalse();
  }

  @Test
  void checksConditions() {
    Map<String, AttributeValue> first = key("c", 1);
    first.put("v", s("first"));
    CLIENT.putItem(p -> p.tableName(table).item(first));
    assertThatExceptionOfType(ConditionalCheckFailedException.class)
        .isThrownBy(
            () ->
                CLIENT.putItem(
                    p ->
                        p.tableName(table)
                            .item(key("c", 1))
                            .conditionExpression("attribute_not_exists(#p)")
                            .expressionAttributeNames(Map.of("#p", "pk"))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .withMessageContaining("The conditional request failed")
        .satisfies(failed -> assertThat(failed.item()).isEqualTo(first));
    assertThat(
            CLIENT
                .deleteItem(
                    d ->
                        d.tableName(table)
                            .key(key("c", 1))
                            .conditionExpression("v = :v")
                            .expressionAttributeValues(Map.of(":v", s("first")))
                            .returnValues(ReturnValue.ALL_OLD)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .attributes())
        .isEqualTo(first);
  }

  @Test
  void updatesItems() {
    UpdateItemResponse updated =
        CLIENT.updateItem(
            u ->
                u.tableName(table)
                    .key(key("u", 1))
                    .updateExpression("SET #n = if_not_exists(#n, :zero) + :one ADD tags :tag")
                    .expressionAttributeNames(Map.of("#n", "count"))
                    .expressionAttributeValues(
                        Map.of(
                            ":zero",
                            n(0),
                            ":one",
                            n(1),
                            ":tag",
                            AttributeValue.fromSs(List.of("t"))))
                    .returnValues(ReturnValue.UPDATED_NEW)
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
    assertThat(updated.attributes())
        .isEqualTo(Map.of("count", n(1), "tags", AttributeValue.fromSs(List.of("t"))));
    assertThat(updated.consumedCapacity().capacityUnits()).isEqualTo(1.0);
    assertThat(updated.consumedCapacity().table().capacityUnits()).isEqualTo(1.0);
  }

  @Test
  void pagesThroughQueriesAndScans() {
    for (int sort = 0; sort < 7; sort++) {
      Map<String, AttributeValue> item = key("q", sort);
      item.put("even", AttributeValue.fromBool(sort % 2 == 0));
      CLIENT.putItem(p -> p.tableName(table).item(item));
    }
    CLIENT.putItem(p -> p.tableName(table).item(key("other", 1)));
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    CLIENT
        .queryPaginator(
            q ->
                q.tableName(table)
                    .keyConditionExpression("pk = :p AND sk BETWEEN :from AND :to")
                    .filterExpression("even = :even")
                    .expressionAttributeValues(
                        Map.of(
                            ":p",
                            s("q"),
                            ":from",
                            n(1),
                            ":to",
                            n(6),
                            ":even",
                            AttributeValue.fromBool(true)))
                    .scanIndexForward(false)
                    .limit(2))
        .items()
        .forEach(found::add);
    assertThat(found).extracting(item -> item.get("sk")).containsExactly(n(6), n(4), n(2));
    assertThat(CLIENT.scanPaginator(s -> s.tableName(table).limit(3)).items()).hasSize(8);
    int counted = 0;
    for (int segment = 0; segment < 3; segment++) {
      int part = segment;
      counted +=
          CLIENT
              .scan(s -> s.tableName(table).segment(part).totalSegments(3).select(Select.COUNT))
              .count();
    }
    assertThat(counted).isEqualTo(8);
  }

  @Test
  void turnsTimeToLiveOn() {
    CLIENT.updateTimeToLive(
        u ->
            u.tableName(table)
                .timeToLiveSpecification(spec -> spec.enabled(true).attributeName("expires")));
    assertThat(CLIENT.describeTimeToLive(d -> d.tableName(table)).timeToLiveDescription())
        .satisfies(
            ttl -> {
              assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
              assertThat(ttl.attributeName()).isEqualTo("expires");
            });
  }

  @Test
  void tellsWhatIsNotSupported() {
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> CLIENT.listBackups(list -> list.tableName(table)))
        .satisfies(
            refused ->
                assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo("UnknownOperationException"))
        .withMessageContaining("ListBackups is not supported by this server yet");
  }

  private static CreateTableRequest schema(String table) {
    return CreateTableRequest.builder()
        .tableName(table)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(
            KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build(),
            KeySchemaElement.builder().attributeName("sk").keyType(KeyType.RANGE).build())
        .attributeDefinitions(
            AttributeDefinition.builder()
                .attributeName("pk")
                .attributeType(ScalarAttributeType.S)
                .build(),
            AttributeDefinition.builder()
                .attributeName("sk")
                .attributeType(ScalarAttributeType.N)
                .build())
        .build();
  }

  private static Map<String, AttributeValue> key(String partition, int sort) {
    return new HashMap<>(Map.of("pk", s(partition), "sk", n(sort)));
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue n(int number) {
    return AttributeValue.fromN(Integer.toString(number));
  }
}
