package dev.stator.app.wiring;

import dev.stator.app.config.AppAddress;
import dev.stator.app.config.Backend;
import dev.stator.app.config.StoreConfig;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.dapr.binding.BindingSettings;
import dev.stator.dapr.binding.Direction;
import dev.stator.dapr.binding.FileParking;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.dapr.binding.LogParking;
import dev.stator.dapr.binding.ParkingLot;
import dev.stator.dapr.binding.TableParking;
import dev.stator.server.dapr.app.AppChannel;
import dev.stator.server.dapr.app.EventDelivery;
import dev.stator.server.dapr.app.GrpcAppChannel;
import dev.stator.server.dapr.app.HttpAppChannel;
import dev.stator.server.dapr.sidecar.BindingOperations;
import dev.stator.tables.Secret;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.tables.stream.CheckpointStore;
import dev.stator.tables.stream.FileCheckpoints;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import dev.stator.tables.stream.TableCheckpoints;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The input bindings among the components: their streams are read, and their events go to the
 * application of {@code --app-port}. Checkpoints and parked events lie in the tables that a binding
 * names, else in the data folder, else in memory and in the log.
 */
final class DaprInputs {
  private static final String APP_API_TOKEN = "APP_API_TOKEN";
  private static final String KEY = TableParking.KEY;

  private final WiringContext context;
  private final @Nullable AppChannel app;
  private final CheckpointStore memory = new MemoryCheckpoints();
  private final List<Background> background = new ArrayList<>();

  /**
   * @param outputs asked for when an application's answer names output bindings
   */
  DaprInputs(WiringContext context, Supplier<BindingOperations> outputs) {
    this.context = context;
    @Nullable AppAddress address = context.config().resources().app();
    this.app = address == null ? null : channel(address, outputs);
  }

  private static AppChannel channel(AppAddress address, Supplier<BindingOperations> outputs) {
    @Nullable String given = System.getenv(APP_API_TOKEN);
    @Nullable Secret token = given == null ? null : Secret.of(given);
    String authority = "127.0.0.1:" + address.port();
    return switch (address.protocol()) {
      case HTTP -> new HttpAppChannel(URI.create("http://" + authority), token);
      case GRPC -> new GrpcAppChannel(authority, token, outputs);
    };
  }

  /** The way to the application is closed after those who use it. */
  List<Background> background() {
    List<Background> all = new ArrayList<>(background);
    if (app != null) {
      all.add(new Background(() -> {}, app::close));
    }
    return all;
  }

  void add(ResourceMetadata metadata, Backend backend, BindingSettings settings) {
    if (!settings.direction().isInput()) {
      return;
    }
    if (app == null) {
      if (settings.direction() != Direction.UNSAID) {
        context.warn(
            metadata.position(),
            metadata.title() + " reads events, but without --app-port they have nowhere to go");
      }
      return;
    }
    DynamoDbClient client = context.databases().client(backend, settings.connection());
    if (backend == Backend.EMBEDDED) {
      prepare(metadata, client, settings);
    }
    InputBinding binding =
        new InputBinding(
            metadata.name(),
            new StreamReader(
                client,
                context.databases().streams(backend, settings.connection()),
                checkpoints(client, settings),
                new StreamReaderSettings(
                    metadata.name(), settings.table(), settings.input().start())),
            parking(metadata, client, settings),
            settings.input().attemptsMax());
    @Nullable String route = settings.input().route();
    EventDelivery delivery =
        new EventDelivery(
            new EventDelivery.Source(
                metadata.name(),
                route == null ? metadata.name() : route,
                settings.direction() == Direction.UNSAID),
            binding,
            app);
    background.add(new Background(delivery::start, delivery::close));
  }

  /** Makes what is missing, as for all that lies in the embedded engine. */
  private static void prepare(
      ResourceMetadata metadata, DynamoDbClient client, BindingSettings settings) {
    try {
      TableSetup.ensureStream(client, settings.table());
    } catch (TableError.NotFound later) {
      // The table may be made at any time; until then the delivery says that it is missing.
    }
    for (@Nullable String table :
        new @Nullable String[] {
          settings.input().checkpointTable(), settings.input().parkingTable()
        }) {
      if (table != null) {
        Tables.ensure(
            metadata,
            client,
            new TableSetup.Shape(table, TableSetup.KeyAttribute.string(KEY), null, null));
      }
    }
  }

  private CheckpointStore checkpoints(DynamoDbClient client, BindingSettings settings) {
    @Nullable String table = settings.input().checkpointTable();
    if (table != null) {
      return new TableCheckpoints(client, table, KEY);
    }
    return switch (context.config().store()) {
      case StoreConfig.InMemory inMemory -> memory;
      case StoreConfig.InFolder folder -> new FileCheckpoints(own(folder).resolve("checkpoints"));
    };
  }

  private ParkingLot parking(
      ResourceMetadata metadata, DynamoDbClient client, BindingSettings settings) {
    @Nullable String table = settings.input().parkingTable();
    if (table != null) {
      return new TableParking(client, table);
    }
    return switch (context.config().store()) {
      case StoreConfig.InMemory inMemory -> new LogParking();
      case StoreConfig.InFolder folder ->
          new FileParking(own(folder).resolve("parked").resolve(metadata.name() + ".jsonl"));
    };
  }

  private static Path own(StoreConfig.InFolder folder) {
    return folder.folder().resolve("dapr");
  }
}
