package dev.stator.embedded.internal.client;

import static dev.stator.embedded.TestTables.ORDERS;
import static dev.stator.embedded.TestTables.key;
import static dev.stator.embedded.TestTables.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.embedded.Stator;
import dev.stator.embedded.TestTables;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;

class ItemOperationsTest {
  private final Stator stator = Stator.inMemory();
  private final DynamoDbClient client = stator.client();

  @BeforeEach
  void makeTable() {
    client.createTable(TestTables.orders());
  }

  @AfterEach
  void close() {
    stator.close();
  }

  @Test
  void putsAndGetsWithReceipts() {
    var put = client.putItem(request -> request.tableName(ORDERS).item(order("a", 1, "apples")));
    GetItemResponse got =
        client.getItem(
            get ->
                get.tableName(ORDERS)
                    .key(key("a", 1))
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

    assertThat(put.sdkHttpResponse().isSuccessful()).isTrue();
    assertThat(put.hasAttributes()).isFalse();
    assertThat(put.consumedCapacity()).isNull();
    assertThat(got.item()).isEqualTo(order("a", 1, "apples"));
    assertThat(got.consumedCapacity().tableName()).isEqualTo(ORDERS);
    assertThat(got.responseMetadata().requestId())
        .isNotEqualTo(put.responseMetadata().requestId())
        .hasSize(52);
  }

  @Test
  void tellsThatThereIsNoItem() {
    assertThat(client.getItem(get -> get.tableName(ORDERS).key(key("a", 1))).hasItem()).isFalse();
  }

  @Test
  void updatesAndProjectsWithSubstitutions() {
    TestTables.put(client, "a", 1, "apples");

    var updated =
        client.updateItem(
            update ->
                update
                    .tableName(ORDERS)
                    .key(key("a", 1))
                    .updateExpression("SET #what = :pears ADD amount :two")
                    .expressionAttributeNames(Map.of("#what", "what"))
                    .expressionAttributeValues(
                        Map.of(
                            ":pears", AttributeValue.fromS("pears"),
                            ":two", AttributeValue.fromN("2")))
                    .returnValues(ReturnValue.UPDATED_NEW));
    var projected =
        client.getItem(
            get ->
                get.tableName(ORDERS)
                    .key(key("a", 1))
                    .projectionExpression("#what")
                    .expressionAttributeNames(Map.of("#what", "what")));

    assertThat(updated.attributes())
        .isEqualTo(
            Map.of("what", AttributeValue.fromS("pears"), "amount", AttributeValue.fromN("2")));
    assertThat(projected.item()).isEqualTo(Map.of("what", AttributeValue.fromS("pears")));
  }

  @Test
  void deletesAndGivesTheOldItem() {
    TestTables.put(client, "a", 1, "apples");

    var deleted =
        client.deleteItem(
            delete -> delete.tableName(ORDERS).key(key("a", 1)).returnValues(ReturnValue.ALL_OLD));

    assertThat(deleted.attributes()).isEqualTo(order("a", 1, "apples"));
    assertThat(client.getItem(get -> get.tableName(ORDERS).key(key("a", 1))).hasItem()).isFalse();
  }

  @Test
  void aFalseConditionIsTheSdksExceptionWithTheItem() {
    TestTables.put(client, "a", 1, "apples");

    ConditionalCheckFailedException failed =
        catchThrowableOfType(
            ConditionalCheckFailedException.class,
            () ->
                client.putItem(
                    put ->
                        put.tableName(ORDERS)
                            .item(order("a", 1, "pears"))
                            .conditionExpression("attribute_not_exists(id)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)));

    assertThat(failed.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
    assertThat(failed.item()).isEqualTo(order("a", 1, "apples"));
  }

  @Test
  void queriesAPageAtATime() {
    for (int at = 1; at <= 5; at++) {
      TestTables.put(client, "a", at, "apples");
    }

    var first =
        client.query(
            query ->
                query
                    .tableName(ORDERS)
                    .keyConditionExpression("id = :id AND #at > :one")
                    .expressionAttributeNames(Map.of("#at", "at"))
                    .expressionAttributeValues(
                        Map.of(":id", AttributeValue.fromS("a"), ":one", AttributeValue.fromN("1")))
                    .scanIndexForward(false)
                    .limit(2));

    assertThat(first.items()).extracting(TestTables::at).containsExactly("5", "4");
    assertThat(first.lastEvaluatedKey()).isEqualTo(key("a", 4));
  }

  @Test
  void paginatorsGoThroughEveryPage() {
    for (int at = 1; at <= 5; at++) {
      TestTables.put(client, "a", at, "apples");
    }

    var queried =
        client.queryPaginator(
            query ->
                query
                    .tableName(ORDERS)
                    .keyConditionExpression("id = :id")
                    .expressionAttributeValues(Map.of(":id", AttributeValue.fromS("a")))
                    .limit(2));
    var scanned = client.scanPaginator(scan -> scan.tableName(ORDERS).limit(1));

    assertThat(queried.items()).extracting(TestTables::at).containsExactly("1", "2", "3", "4", "5");
    assertThat(scanned.items()).hasSize(5);
  }

  @Test
  void countsWithoutItems() {
    TestTables.put(client, "a", 1, "apples");

    var counted = client.scan(scan -> scan.tableName(ORDERS).select(Select.COUNT));

    assertThat(counted.count()).isEqualTo(1);
    assertThat(counted.hasItems()).isFalse();
    assertThat(counted.hasLastEvaluatedKey()).isFalse();
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThatThrownBy(
            () ->
                client.createTable(
                    TestTables.orders().toBuilder().sseSpecification(sse -> {}).build()))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused -> {
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(refused.awsErrorDetails().errorMessage())
                  .startsWith("SSESpecification of CreateTable is not supported");
            });
    assertThatThrownBy(
            () ->
                client.putItem(
                    put ->
                        put.tableName(ORDERS).item(Map.of("id", AttributeValue.builder().build()))))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageStartingWith("Supplied AttributeValue is empty");
  }

  @Test
  void anUnknownTableIsNotFound() {
    assertThatThrownBy(() -> client.getItem(get -> get.tableName("no-such-table").key(key("a", 1))))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("(Service: DynamoDb, Status Code: 400, Request ID: ");
  }
}
