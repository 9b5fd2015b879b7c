package dev.stator.embedded;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of these tests: {@code orders}, partition key {@code id} S, sort key {@code at} N. */
public final class TestTables {
  public static final String ORDERS = "orders";

  private TestTables() {}

  public static CreateTableRequest orders() {
    return CreateTableRequest.builder()
        .tableName(ORDERS)
        .attributeDefinitions(
            AttributeDefinition.builder()
                .attributeName("id")
                .attributeType(ScalarAttributeType.S)
                .build(),
            AttributeDefinition.builder()
                .attributeName("at")
                .attributeType(ScalarAttributeType.N)
                .build())
        .keySchema(
            KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build(),
            KeySchemaElement.builder().attributeName("at").keyType(KeyType.RANGE).build())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .build();
  }

  /** An order of {@code id} at {@code at}, with the attribute {@code what}. */
  public static Map<String, AttributeValue> order(String id, int at, String what) {
    return Map.of(
        "id", AttributeValue.fromS(id),
        "at", AttributeValue.fromN(Integer.toString(at)),
        "what", AttributeValue.fromS(what));
  }

  public static Map<String, AttributeValue> key(String id, int at) {
    return Map.of("id", AttributeValue.fromS(id), "at", AttributeValue.fromN(Integer.toString(at)));
  }

  /** The sort key of an order. */
  public static String at(Map<String, AttributeValue> order) {
    return requireNonNull(order.get("at")).n();
  }

  public static void put(DynamoDbClient client, String id, int at, String what) {
    client.putItem(request -> request.tableName(ORDERS).item(order(id, at, what)));
  }
}
