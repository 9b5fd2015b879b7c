package dev.stator.embedded.internal.client;

import static dev.stator.embedded.TestTables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.embedded.TestTables;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.VectorIndex;

class TableOperationsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final Stator stator =
      Stator.builder()
          .clock(InstantSource.fixed(NOW))
          .region("eu-central-1")
          .accountId("123456789012")
          .inMemory();
  private final DynamoDbClient client = stator.client();

  @AfterEach
  void close() {
    stator.close();
  }

  @Test
  void describesATableThatItMade() {
    client.createTable(TestTables.orders());

    var table = client.describeTable(describe -> describe.tableName(ORDERS)).table();

    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.creationDateTime()).isEqualTo(NOW);
    assertThat(table.tableArn())
        .isEqualTo("arn:aws:dynamodb:eu-central-1:123456789012:table/orders");
    assertThat(table.keySchema()).isEqualTo(TestTables.orders().keySchema());
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
  }

  @Test
  void waitersWorkOverTheClient() {
    client.createTable(TestTables.orders());
    try (var waiter = client.waiter()) {
      var exists = waiter.waitUntilTableExists(describe -> describe.tableName(ORDERS));
      assertThat(exists.matched().response())
          .hasValueSatisfying(
              response -> assertThat(response.table().tableName()).isEqualTo(ORDERS));

      client.deleteTable(delete -> delete.tableName(ORDERS));
      var gone = waiter.waitUntilTableNotExists(describe -> describe.tableName(ORDERS));
      assertThat(gone.matched().exception()).containsInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void listsTablesByPages() {
    for (String name : new String[] {"ccc", "aaa", "bbb"}) {
      client.createTable(TestTables.orders().toBuilder().tableName(name).build());
    }

    assertThat(client.listTables().tableNames()).containsExactly("aaa", "bbb", "ccc");
    assertThat(client.listTables(list -> list.limit(2)).lastEvaluatedTableName()).isEqualTo("bbb");
    assertThat(client.listTablesPaginator(list -> list.limit(1)).tableNames())
        .containsExactly("aaa", "bbb", "ccc");
  }

  @Test
  void setsTheTimeToLive() {
    client.createTable(TestTables.orders());

    var updated =
        client.updateTimeToLive(
            update ->
                update
                    .tableName(ORDERS)
                    .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
    var described = client.describeTimeToLive(describe -> describe.tableName(ORDERS));

    assertThat(updated.timeToLiveSpecification().attributeName()).isEqualTo("expires");
    assertThat(described.timeToLiveDescription().timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
    assertThat(described.timeToLiveDescription().attributeName()).isEqualTo("expires");
  }

  @Test
  void refusesATableThatExistsAndKindsOfIndexThatItDoesNotHave() {
    client.createTable(TestTables.orders());

    assertThatThrownBy(() -> client.createTable(TestTables.orders()))
        .isInstanceOf(ResourceInUseException.class);
    assertThatThrownBy(
            () ->
                client.createTable(
                    TestTables.orders().toBuilder()
                        .tableName("indexed")
                        .vectorIndexes(VectorIndex.builder().indexName("by-what").build())
                        .build()))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageStartingWith("VectorIndexes of CreateTable is not supported");
    assertThat(client.listTables().tableNames()).containsExactly(ORDERS);
  }

  @Test
  void tellsTheRegionAndTheService() {
    assertThat(client.serviceName()).isEqualTo("dynamodb");
    assertThat(client.serviceClientConfiguration().region().id()).isEqualTo("eu-central-1");
  }
}
