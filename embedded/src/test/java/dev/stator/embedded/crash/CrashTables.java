package dev.stator.embedded.crash;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The two tables of the crash loop: orders with three indexes and a stream, and accounts. */
final class CrashTables {
  static final String ORDERS = "orders";
  static final String ACCOUNTS = "accounts";

  /** Global, with everything of the order. */
  static final String BY_STATUS = "by-status";

  /** Global, with the amount. */
  static final String BY_OWNER = "by-owner";

  /** Local, with everything of the order. */
  static final String BY_AMOUNT = "by-amount";

  private CrashTables() {}

  /** Makes those that are not there: the process may have been killed between the two. */
  static void make(DynamoDbClient client) {
    var there = client.listTables().tableNames();
    if (!there.contains(ORDERS)) {
      client.createTable(orders());
    }
    if (!there.contains(ACCOUNTS)) {
      client.createTable(
          CreateTableRequest.builder()
              .tableName(ACCOUNTS)
              .attributeDefinitions(attribute("id", ScalarAttributeType.S))
              .keySchema(key("id", KeyType.HASH))
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .build());
    }
  }

  private static CreateTableRequest orders() {
    return CreateTableRequest.builder()
        .tableName(ORDERS)
        .attributeDefinitions(
            attribute("worker", ScalarAttributeType.S),
            attribute("at", ScalarAttributeType.N),
            attribute("status", ScalarAttributeType.S),
            attribute("step", ScalarAttributeType.N),
            attribute("owner", ScalarAttributeType.S),
            attribute("amount", ScalarAttributeType.N))
        .keySchema(key("worker", KeyType.HASH), key("at", KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(BY_STATUS)
                .keySchema(key("status", KeyType.HASH), key("step", KeyType.RANGE))
                .projection(all())
                .build(),
            GlobalSecondaryIndex.builder()
                .indexName(BY_OWNER)
                .keySchema(key("owner", KeyType.HASH))
                .projection(
                    amount ->
                        amount.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("amount"))
                .build())
        .localSecondaryIndexes(
            LocalSecondaryIndex.builder()
                .indexName(BY_AMOUNT)
                .keySchema(key("worker", KeyType.HASH), key("amount", KeyType.RANGE))
                .projection(all())
                .build())
        .streamSpecification(
            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .build();
  }

  private static Projection all() {
    return Projection.builder().projectionType(ProjectionType.ALL).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
