package dev.stator.unstorage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.unstorage.Driver;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.StorageContract;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything of the Storage with the four permissions that the seed lists, and no other. */
class PermissionsTest extends StorageContract {
  private static final DynamoDbOptions OPTIONS = DynamoDbOptions.table("my-table-name").build();

  private final Stator stator = Stator.inMemory();
  private final LimitedClient client =
      new LimitedClient(stator.client(), List.of("GetItem", "PutItem", "Scan", "DeleteItem"));

  @AfterEach
  void close() {
    stator.close();
  }

  @Override
  protected Driver driver(InstantSource clock) {
    TableSetup.ensure(stator.client(), DynamoDbDriver.shape(OPTIONS));
    return DynamoDbDriver.over(client, OPTIONS, clock);
  }

  @Test
  void asksForBatchesOnce() {
    for (int i = 0; i < 5; i++) {
      storage.setAll(List.of(dev.stator.unstorage.Write.of("a", "1")));
      storage.getAll(List.of("a", "b"));
    }
    assertThat(client.denied).containsExactlyInAnyOrder("BatchWriteItem", "BatchGetItem");
  }

  @Test
  void saysWhenNothingIsAllowed() {
    DynamoDbClient none = new LimitedClient(stator.client(), List.of());
    Storage closed = Storage.over(DynamoDbDriver.over(none, OPTIONS));
    assertThatThrownBy(() -> closed.get("a"))
        .isInstanceOf(TableError.Denied.class)
        .hasMessageContaining("is not authorized to perform: dynamodb:GetItem");
    assertThatThrownBy(() -> closed.getAll(List.of("a", "b")))
        .isInstanceOf(TableError.Denied.class);
    assertThatThrownBy(() -> closed.setAll(List.of(dev.stator.unstorage.Write.of("a", "1"))))
        .isInstanceOf(dev.stator.unstorage.StorageException.BatchFailed.class);
  }
}
