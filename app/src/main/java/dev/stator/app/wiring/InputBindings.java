package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.StoreConfig;
import dev.stator.dapr.binding.BindingSettings;
import dev.stator.dapr.binding.FileParking;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.dapr.binding.LogParking;
import dev.stator.dapr.binding.ParkingLot;
import dev.stator.dapr.binding.TableParking;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.tables.stream.CheckpointStore;
import dev.stator.tables.stream.FileCheckpoints;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import dev.stator.tables.stream.TableCheckpoints;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Opens the streams of input bindings. Checkpoints and parked events lie in the tables that a
 * binding names, else in the data folder, else in memory and in the log.
 */
final class InputBindings {
  private static final String KEY = TableParking.KEY;

  private final Databases databases;
  private final StoreConfig store;
  private final CheckpointStore memory = new MemoryCheckpoints();

  InputBindings(Databases databases, StoreConfig store) {
    this.databases = databases;
    this.store = store;
  }

  /**
   * @param name of the binding: what its checkpoint is kept under
   */
  InputBinding open(String name, Backend backend, BindingSettings settings) {
    DynamoDbClient client = databases.client(backend, settings.connection());
    return new InputBinding(
        name,
        new StreamReader(
            client,
            databases.streams(backend, settings.connection()),
            checkpoints(client, settings),
            new StreamReaderSettings(name, settings.table(), settings.input().start())),
        parking(name, client, settings),
        settings.input().attemptsMax());
  }

  /**
   * Makes what is missing, as for all that lies in the embedded engine.
   *
   * @throws TableError if that cannot be made
   */
  void prepare(Backend backend, BindingSettings settings) {
    if (backend != Backend.EMBEDDED) {
      return;
    }
    DynamoDbClient client = databases.client(backend, settings.connection());
    try {
      TableSetup.ensureStream(client, settings.table());
    } catch (TableError.NotFound later) {
      // The table may be made at any time; until then the reader says that it is missing.
    }
    for (@Nullable String table :
        new @Nullable String[] {
          settings.input().checkpointTable(), settings.input().parkingTable()
        }) {
      if (table != null) {
        TableSetup.ensure(
            client, new TableSetup.Shape(table, TableSetup.KeyAttribute.string(KEY), null, null));
      }
    }
  }

  private CheckpointStore checkpoints(DynamoDbClient client, BindingSettings settings) {
    @Nullable String table = settings.input().checkpointTable();
    if (table != null) {
      return new TableCheckpoints(client, table, KEY);
    }
    return switch (store) {
      case StoreConfig.InMemory inMemory -> memory;
      case StoreConfig.InFolder folder -> new FileCheckpoints(own(folder).resolve("checkpoints"));
    };
  }

  private ParkingLot parking(String name, DynamoDbClient client, BindingSettings settings) {
    @Nullable String table = settings.input().parkingTable();
    if (table != null) {
      return new TableParking(client, table);
    }
    return switch (store) {
      case StoreConfig.InMemory inMemory -> new LogParking();
      case StoreConfig.InFolder folder ->
          // Escaped, a name has no separator.
          new FileParking(
              own(folder)
                  .resolve("parked")
                  .resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + ".jsonl"));
    };
  }

  private static Path own(StoreConfig.InFolder folder) {
    return folder.folder().resolve("dapr");
  }
}
