package dev.stator.unstorage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableSetup;
import dev.stator.unstorage.Driver;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.StorageContract;
import dev.stator.unstorage.StorageException;
import dev.stator.unstorage.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

class PartitionedLayoutTest extends StorageContract {
  private static final DynamoDbOptions OPTIONS =
      DynamoDbOptions.table("partitioned").layout(Layout.PARTITIONED).createTable(true).build();

  private final Stator stator = Stator.inMemory();
  private final DynamoDbClient client = stator.client();

  @AfterEach
  void close() {
    stator.close();
  }

  @Override
  protected Driver driver(InstantSource clock) {
    TableSetup.ensure(client, DynamoDbDriver.shape(OPTIONS));
    return DynamoDbDriver.over(client, OPTIONS, clock);
  }

  @Test
  void keepsTheFirstSegmentAndTheRestApart() {
    storage.set("users:1:name", "Ada");
    storage.set("users", "x");
    assertThat(client.scan(r -> r.tableName("partitioned")).items())
        .containsExactlyInAnyOrder(
            Map.of(
                "key", AttributeValue.fromS("users"),
                "sort", AttributeValue.fromS("1:name"),
                "value", AttributeValue.fromS("Ada")),
            Map.of(
                "key", AttributeValue.fromS("users"),
                "sort", AttributeValue.fromS(":"),
                "value", AttributeValue.fromS("x")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void listsAnyBaseWithAnyNumberOfSegments(int segments) {
    DynamoDbOptions options =
        DynamoDbOptions.table("deep" + segments)
            .layout(new Layout.Partitioned("rest", segments))
            .base("app")
            .createTable(true)
            .build();
    Storage deep = Storage.over(DynamoDbDriver.over(client, options));
    for (String key : new String[] {"a", "a:b", "a:b:c", "a:b:c:d", "ab:c", "b"}) {
      deep.set(key, key);
    }
    assertThat(deep.keys()).containsExactlyInAnyOrder("a", "a:b", "a:b:c", "a:b:c:d", "ab:c", "b");
    assertThat(deep.keys("a")).containsExactlyInAnyOrder("a:b", "a:b:c", "a:b:c:d");
    assertThat(deep.keys("a:b")).containsExactlyInAnyOrder("a:b:c", "a:b:c:d");
    assertThat(deep.keys("a:b:c")).containsExactly("a:b:c:d");
    assertThat(deep.get("a:b:c")).contains("a:b:c");
    deep.clear("a:b");
    assertThat(deep.keys()).containsExactlyInAnyOrder("a", "a:b", "ab:c", "b");
  }

  /** Fails if somebody scans. */
  private record NoScan(DynamoDbClient database) implements DynamoDbClient {
    @Override
    public software.amazon.awssdk.services.dynamodb.model.QueryResponse query(
        software.amazon.awssdk.services.dynamodb.model.QueryRequest request) {
      return database.query(request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
      throw new AssertionError("scanned");
    }

    @Override
    public String serviceName() {
      return database.serviceName();
    }

    @Override
    public void close() {}
  }

  @Test
  void neverScansForABaseOfOneSegment() {
    storage.set("users:1", "x");
    Storage watched =
        Storage.over(
            DynamoDbDriver.over(
                new NoScan(client), OPTIONS.toBuilder().createTable(false).build()));
    assertThat(watched.keys("users")).containsExactly("users:1");
    assertThat(watched.keys("users:none")).isEmpty();
  }

  /** A table without a sort key would take it for an attribute: one item for a whole partition. */
  @Test
  void refusesATableOfAnotherLayout() {
    DynamoDbOptions flat = DynamoDbOptions.table("flat-table").createTable(true).build();
    Storage theirs = Storage.over(DynamoDbDriver.over(stator.client(), flat));
    theirs.set("a", "precious");
    Storage wrong =
        Storage.over(
            DynamoDbDriver.over(
                stator.client(), flat.toBuilder().layout(Layout.PARTITIONED).build()));
    assertThatThrownBy(() -> wrong.set("a:b", "x"))
        .isInstanceOf(StorageException.WrongTable.class)
        .hasMessage(
            "the table 'flat-table' has another key than this Storage, which needs the partition"
                + " key 'key' (S) and the sort key 'sort' (S)");
    assertThatThrownBy(() -> wrong.setAll(List.of(Write.of("a:b", "x"))))
        .isInstanceOf(StorageException.WrongTable.class);
    assertThatThrownBy(() -> wrong.createIfAbsent("a:b", "x", null))
        .isInstanceOf(StorageException.WrongTable.class);
    assertThat(theirs.get("a")).contains("precious");
    DynamoDbOptions otherName =
        flat.toBuilder().attributes(new DynamoDbOptions.Attributes("id", "value")).build();
    DynamoDbDriver driver = DynamoDbDriver.over(stator.client(), otherName);
    assertThatThrownBy(driver::checkTable)
        .hasMessageEndingWith("needs the partition key 'id' (S) and no sort key");
  }
}
