package dev.stator.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The items of the benchmarks: a partition key, a sort key, a number, and text up to 1 KB. Their
 * keys are made beforehand, so that what is measured is not the making of them.
 */
final class Items {
  static final String TABLE = "bench";

  /** Items of one partition. */
  static final int PARTITION_ITEMS = 50;

  private static final AttributeValue PADDING = AttributeValue.fromS("x".repeat(950));

  private final List<Map<String, AttributeValue>> keys;

  Items(int count) {
    keys = IntStream.range(0, count).mapToObj(Items::key).toList();
  }

  static void createTable(DynamoDbClient client) {
    client.createTable(
        r ->
            r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build(),
                    AttributeDefinition.builder()
                        .attributeName("sk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build(),
                    KeySchemaElement.builder().attributeName("sk").keyType(KeyType.RANGE).build()));
  }

  void put(DynamoDbClient client) {
    for (Map<String, AttributeValue> key : keys) {
      client.putItem(r -> r.tableName(TABLE).item(item(key)));
    }
  }

  int count() {
    return keys.size();
  }

  int randomNumber() {
    return ThreadLocalRandom.current().nextInt(keys.size());
  }

  /** The number of the first item of a partition. */
  int randomPartitionStart() {
    int number = randomNumber();
    return number - number % PARTITION_ITEMS;
  }

  Map<String, AttributeValue> randomKey() {
    return keys.get(randomNumber());
  }

  Map<String, AttributeValue> randomItem() {
    return item(randomKey());
  }

  AttributeValue randomPartition() {
    return Objects.requireNonNull(randomKey().get("pk"));
  }

  /** The item with this key, each time another: a put of the item that is there writes nothing. */
  static Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    return Map.of(
        "pk", key.get("pk"),
        "sk", key.get("sk"),
        "count", AttributeValue.fromN(Integer.toString(ThreadLocalRandom.current().nextInt())),
        "padding", PADDING);
  }

  static Map<String, AttributeValue> key(int number) {
    return Map.of(
        "pk", AttributeValue.fromS("partition-" + number / PARTITION_ITEMS),
        "sk", AttributeValue.fromS(String.format("%08d", number % PARTITION_ITEMS)));
  }
}
