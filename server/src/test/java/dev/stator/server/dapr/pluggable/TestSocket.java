package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.StateStore;
import dev.stator.dapr.StateStoreSettings;
import dev.stator.dapr.binding.BindingSettings;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.dapr.binding.LogParking;
import dev.stator.dapr.binding.OutputBinding;
import dev.stator.embedded.Stator;
import dev.stator.server.grpc.SocketFile;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.tables.TableSetup;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A socket over a database in memory, in a folder with a short path, and a daprd beside it. */
final class TestSocket implements AutoCloseable {
  static final String NAME = "stator";

  private final Path folder;
  private final ComponentSocket socket;
  private final Daprd daprd;

  TestSocket(ComponentFactory factory) throws IOException {
    folder = Files.createTempDirectory("dapr");
    socket = open(folder, factory);
    daprd = new Daprd(folder);
  }

  static ComponentSocket open(Path folder, ComponentFactory factory) throws IOException {
    return ComponentSocket.open(
        new SocketFile(
            folder.resolve(NAME + ComponentSocket.ENDING),
            PosixFilePermissions.fromString("rw-rw----")),
        factory,
        ServerSetup.of(ServerLimits.DEFAULT));
  }

  Path folder() {
    return folder;
  }

  Daprd daprd() {
    return daprd;
  }

  @Override
  public void close() throws IOException {
    daprd.close();
    socket.close();
    Files.deleteIfExists(folder);
  }

  /** Components over one database; tables are made as they are asked for. */
  static final class Factory implements ComponentFactory {
    private final DynamoDbClient client;
    private final @Nullable Stator stator;
    private final Clock clock;
    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();

    /**
     * @param stator whose streams are read; null for none
     */
    Factory(DynamoDbClient client, @Nullable Stator stator, Clock clock) {
      this.client = client;
      this.stator = stator;
      this.clock = clock;
    }

    @Override
    public StateStore stateStore(String name, Map<String, String> properties) {
      StateStoreSettings settings = StateStoreSettings.parse(properties, unknown -> {}, false);
      TableSetup.ensure(client, settings.tableShape());
      StateStore store = new StateStore(client, settings, null, clock);
      store.probe();
      return store;
    }

    @Override
    public OutputBinding outputBinding(String name, Map<String, String> properties) {
      return new OutputBinding(client, BindingSettings.parse(properties), clock);
    }

    @Override
    public Supplier<InputBinding> inputBinding(String name, Map<String, String> properties) {
      BindingSettings settings = BindingSettings.parse(properties);
      Stator streams = Objects.requireNonNull(stator);
      return () ->
          new InputBinding(
              name,
              new StreamReader(
                  client,
                  streams.streamsClient(),
                  checkpoints,
                  new StreamReaderSettings(
                      name,
                      settings.table(),
                      settings.input().start(),
                      StreamReaderSettings.RECORDS_MAX,
                      Duration.ofMillis(5))),
              new LogParking(),
              settings.input().attemptsMax());
    }
  }
}
