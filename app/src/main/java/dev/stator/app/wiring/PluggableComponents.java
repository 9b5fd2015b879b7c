package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.StoreConfig;
import dev.stator.dapr.AmbientCredentials;
import dev.stator.dapr.StateStore;
import dev.stator.dapr.StateStoreSettings;
import dev.stator.dapr.binding.BindingSettings;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.dapr.binding.OutputBinding;
import dev.stator.server.dapr.pluggable.ComponentFactory;
import dev.stator.tables.TableSetup;
import dev.stator.tables.connection.ConnectionSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Components of the metadata that daprd sends. It resolves secrets, prefixes keys and encrypts
 * values itself; {@code --backend} says where the data is, as annotations do not come along.
 */
final class PluggableComponents implements ComponentFactory {
  private static final Logger LOG = LoggerFactory.getLogger(PluggableComponents.class);

  /** Fields that daprd reads, but sends along. */
  private static final List<String> OF_RUNTIME =
      List.of(
          "primaryEncryptionKey",
          "secondaryEncryptionKey",
          "outboxPublishPubsub",
          "outboxPublishTopic",
          "outboxPubsub",
          "outboxDiscardWhenMissingState");

  private final Databases databases;
  private final Backend backend;
  private final InputBindings inputs;

  PluggableComponents(Databases databases, Backend backend, StoreConfig store) {
    this.databases = databases;
    this.backend = backend;
    this.inputs = new InputBindings(databases, store);
  }

  /**
   * A request's {@code partitionKey} chooses no place unless the component says so: actors send it.
   */
  @Override
  public StateStore stateStore(String name, Map<String, String> properties) {
    String title = "state store '" + name + "'";
    StateStoreSettings settings =
        StateStoreSettings.parse(
            own(properties), unknown -> LOG.warn("{}: {} (ignored)", title, unknown), false);
    DynamoDbClient client = databases.client(backend, settings.connection());
    if (backend == Backend.EMBEDDED) {
      TableSetup.ensure(client, settings.tableShape());
    }
    StateStore store = new StateStore(client, settings);
    store.probe();
    tell(title, settings.table(), settings.connection());
    return store;
  }

  @Override
  public OutputBinding outputBinding(String name, Map<String, String> properties) {
    String title = "output binding '" + name + "'";
    BindingSettings settings = binding(title, properties);
    OutputBinding binding =
        new OutputBinding(databases.client(backend, settings.connection()), settings);
    tell(title, settings.table(), settings.connection());
    return binding;
  }

  @Override
  public Supplier<InputBinding> inputBinding(String name, Map<String, String> properties) {
    String title = "input binding '" + name + "'";
    BindingSettings settings = binding(title, properties);
    inputs.prepare(backend, settings);
    tell(title, settings.table(), settings.connection());
    // Two applications may give their bindings one name.
    return () -> inputs.open(name + "@" + settings.table(), backend, settings);
  }

  private BindingSettings binding(String title, Map<String, String> properties) {
    BindingSettings settings =
        BindingSettings.parse(
            own(properties), unknown -> LOG.warn("{}: {} (ignored)", title, unknown));
    if (settings.createTable() != null) {
      TableSetup.ensure(databases.client(backend, settings.connection()), settings.createTable());
    }
    return settings;
  }

  private static Map<String, String> own(Map<String, String> properties) {
    Map<String, String> own = new HashMap<>(properties);
    own.keySet().removeIf(name -> OF_RUNTIME.stream().anyMatch(name::equalsIgnoreCase));
    return own;
  }

  private void tell(String title, String table, ConnectionSettings connection) {
    LOG.info("{}", ResourceLines.line(title, table, backend, connection));
    if (backend == Backend.AWS) {
      AmbientCredentials.warning(connection.credentials(), System::getenv)
          .ifPresent(warning -> LOG.warn("{}: {}", title, warning));
    }
  }
}
