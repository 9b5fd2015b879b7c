package dev.stator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.engine.Engine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@StatorTest(seeds = StatorTestAnnotationTest.OrdersTable.class)
class StatorTestAnnotationTest {
  private static final Set<Stator> SEEN = new HashSet<>();

  private final DynamoDbClient constructed;

  StatorTestAnnotationTest(DynamoDbClient constructed) {
    this.constructed = constructed;
  }

  static class OrdersTable implements Seed {
    @Override
    public void plant(DynamoDbClient client) {
      createTable(client, "orders");
    }
  }

  static class InvoicesTable implements Seed {
    @Override
    public void plant(DynamoDbClient client) {
      createTable(client, "invoices");
    }
  }

  @BeforeEach
  void addATable(DynamoDbClient client) {
    createTable(client, "from-before-each");
  }

  @RepeatedTest(2)
  void eachTestHasItsOwnWithTheSeedAlone(Stator stator) {
    assertThat(SEEN.add(stator)).isTrue();
    assertThat(stator.client().listTables().tableNames())
        .containsExactly("from-before-each", "orders");
    createTable(stator.client(), "only-here");
  }

  @Test
  void everyParameterIsOfTheSameDatabase(
      Stator stator, DynamoDbClient client, DynamoDbAsyncClient async, Engine engine) {
    assertThat(client).isSameAs(stator.client()).isSameAs(constructed);
    assertThat(async).isSameAs(stator.asyncClient());
    assertThat(engine).isSameAs(stator.engine());
  }

  @Test
  @StatorTest(seeds = InvoicesTable.class)
  void aTestCanAddSeeds(DynamoDbClient client) {
    assertThat(client.listTables().tableNames())
        .containsExactly("from-before-each", "invoices", "orders");
  }

  @Test
  void aDatabaseInAFolderNeedsTheJarWithTheStore(@TempDir Path folder) {
    assertThatThrownBy(() -> Stator.open(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("add dev.stator:stator-store-rocksdb");
  }

  @Nested
  @StatorTest(seeds = InvoicesTable.class)
  class InANestedClass {
    @Test
    void seedsOfBothClassesArePlanted(DynamoDbClient client) {
      assertThat(client.listTables().tableNames())
          .containsExactly("from-before-each", "invoices", "orders");
    }
  }

  static void createTable(DynamoDbClient client, String name) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
  }
}
