package dev.stator.bench;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The items of the benchmarks: a partition key, a sort key, and 1 KB of text. */
final class Items {
  static final String TABLE = "bench";

  /** Items of one partition. */
  static final int PARTITION_ITEMS = 50;

  private static final String PADDING = "x".repeat(950);

  private Items() {}

  static void createTable(DynamoDbClient client) {
    client.createTable(
        r ->
            r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                    a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                    k -> k.attributeName("pk").keyType(KeyType.HASH),
                    k -> k.attributeName("sk").keyType(KeyType.RANGE)));
  }

  static void fill(DynamoDbClient client, int count) {
    for (int number = 0; number < count; number++) {
      Map<String, AttributeValue> item = item(number);
      client.putItem(r -> r.tableName(TABLE).item(item));
    }
  }

  static int random(int count) {
    return ThreadLocalRandom.current().nextInt(count);
  }

  static Map<String, AttributeValue> item(int number) {
    return Map.of(
        "pk", AttributeValue.fromS(partition(number)),
        "sk", AttributeValue.fromS(sort(number)),
        "count", AttributeValue.fromN(Integer.toString(ThreadLocalRandom.current().nextInt())),
        "padding", AttributeValue.fromS(PADDING));
  }

  static Map<String, AttributeValue> key(int number) {
    return Map.of(
        "pk", AttributeValue.fromS(partition(number)), "sk", AttributeValue.fromS(sort(number)));
  }

  static String partition(int number) {
    return "partition-" + number / PARTITION_ITEMS;
  }

  static String sort(int number) {
    return String.format("%08d", number % PARTITION_ITEMS);
  }
}
