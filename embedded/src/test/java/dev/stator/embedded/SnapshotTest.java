package dev.stator.embedded;

import static dev.stator.embedded.TestTables.ORDERS;
import static dev.stator.embedded.TestTables.key;
import static dev.stator.embedded.TestTables.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SnapshotTest {

  @Test
  void setsADatabaseBackUnderItsClients() {
    try (Stator stator = Stator.inMemory()) {
      DynamoDbClient client = stator.client();
      client.createTable(TestTables.orders());
      TestTables.put(client, "a", 1, "apples");
      DatabaseSnapshot snapshot = stator.snapshot();

      TestTables.put(client, "a", 1, "pears");
      TestTables.put(client, "a", 2, "plums");
      client.createTable(TestTables.orders().toBuilder().tableName("more").build());
      stator.reset(snapshot);

      assertThat(client.listTables().tableNames()).containsExactly(ORDERS);
      assertThat(items(client)).containsExactly(order("a", 1, "apples"));
      assertThat(client.describeTable(table -> table.tableName(ORDERS)).table().itemCount())
          .isEqualTo(1);
      stator.reset();
      assertThat(client.listTables().tableNames()).isEmpty();
    }
  }

  @Test
  void letsManyDatabasesBeginWithTheSame() {
    DatabaseSnapshot snapshot;
    try (Stator stator = Stator.inMemory()) {
      stator.client().createTable(TestTables.orders());
      TestTables.put(stator.client(), "a", 1, "apples");
      snapshot = stator.snapshot();
    }
    try (Stator one = Stator.builder().inMemory(snapshot);
        Stator other = Stator.builder().inMemory(snapshot)) {
      one.client().deleteItem(delete -> delete.tableName(ORDERS).key(key("a", 1)));
      TestTables.put(other.client(), "a", 2, "plums");

      assertThat(items(one.client())).isEmpty();
      assertThat(items(other.client()))
          .containsExactly(order("a", 1, "apples"), order("a", 2, "plums"));
    }
  }

  @Test
  void copiesAFolder(@TempDir Path folder) {
    Path copy = folder.resolve("copy");
    try (Stator stator = Stator.open(folder.resolve("database"))) {
      stator.client().createTable(TestTables.orders());
      TestTables.put(stator.client(), "a", 1, "apples");
      stator.copyTo(copy);
      TestTables.put(stator.client(), "a", 2, "plums");
      assertThatThrownBy(() -> stator.copyTo(copy)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(stator::snapshot)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("copyTo copies it");
      assertThatThrownBy(stator::reset).isInstanceOf(UnsupportedOperationException.class);
      assertThat(items(stator.client())).hasSize(2);
    }
    try (Stator copied = Stator.open(copy)) {
      assertThat(items(copied.client())).containsExactly(order("a", 1, "apples"));
    }
  }

  @Test
  void isOfNoUseToAClosedDatabase() {
    Stator stator = Stator.inMemory();
    DatabaseSnapshot snapshot = stator.snapshot();
    stator.close();

    assertThatThrownBy(() -> stator.reset(snapshot))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the database is closed");
  }

  private static java.util.List<Map<String, AttributeValue>> items(DynamoDbClient client) {
    return client.scan(scan -> scan.tableName(ORDERS)).items();
  }
}
