package dev.stator.app.wiring;

import dev.stator.app.config.AwsEnvironment;
import dev.stator.app.config.Backend;
import dev.stator.app.config.StoreConfig;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.embedded.Stator;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.keda.TableSource;
import dev.stator.server.dynamodb.Namespace;
import dev.stator.tables.connection.AwsClients;
import dev.stator.tables.connection.ConnectionSettings;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The database behind the front ends: the embedded engine and the clients of AWS, each opened when
 * somebody first asks for it. For many threads.
 */
final class Databases implements AutoCloseable {
  private final StoreConfig store;
  private final Namespace namespace;
  private final NamespaceEngines engines;

  /** Held while a store opens or closes, by virtual threads: no monitor, which pins them. */
  private final ReentrantLock opening = new ReentrantLock();

  private volatile @Nullable Stator embedded;
  private @Nullable AwsClients aws;

  /**
   * @param namespace the account and region of the embedded engine
   */
  Databases(StoreConfig store, Namespace namespace) {
    this.store = store;
    this.namespace = namespace;
    this.engines = new NamespaceEngines(store, namespace, this::embedded);
  }

  /** The engines of this and all other accounts and regions. */
  NamespaceEngines engines() {
    return engines;
  }

  /**
   * @param settings not looked at on the embedded backend
   */
  DynamoDbClient client(Backend backend, ConnectionSettings settings) {
    return switch (backend) {
      case EMBEDDED -> embedded().client();
      case AWS -> aws().client(settings);
    };
  }

  /**
   * The streams of the same database.
   *
   * @param settings not looked at on the embedded backend
   */
  DynamoDbStreamsClient streams(Backend backend, ConnectionSettings settings) {
    return switch (backend) {
      case EMBEDDED -> embedded().streamsClient();
      case AWS -> aws().streams(settings);
    };
  }

  /**
   * Where a scaler's items are, with their streams.
   *
   * @param settings not looked at on the embedded backend
   */
  TableSource source(Backend backend, ConnectionSettings settings) {
    return switch (backend) {
      case EMBEDDED -> new TableSource(embedded().client(), embedded()::streamsClient);
      case AWS -> new TableSource(aws().client(settings), () -> aws().streams(settings));
    };
  }

  /**
   * The embedded engine.
   *
   * @throws StartFailure if its folder is locked, damaged, of a newer version or not writable
   */
  Stator embedded() {
    Stator known = embedded;
    return known != null ? known : embeddedOrOpen();
  }

  private Stator embeddedOrOpen() {
    opening.lock();
    try {
      Stator known = embedded;
      if (known == null) {
        known = open();
        embedded = known;
      }
      return known;
    } finally {
      opening.unlock();
    }
  }

  /** The embedded engine, or null if nobody has asked for it. */
  @Nullable Stator embeddedIfOpen() {
    return embedded;
  }

  private AwsClients aws() {
    opening.lock();
    try {
      if (aws == null) {
        aws = AwsEnvironment.clients();
      }
      return aws;
    } finally {
      opening.unlock();
    }
  }

  private Stator open() {
    try {
      return switch (store) {
        case StoreConfig.InMemory memory -> NamespaceEngines.builder(namespace).inMemory();
        case StoreConfig.InFolder folder ->
            NamespaceEngines.builder(namespace)
                .durability(folder.durability())
                .open(folder.folder());
      };
    } catch (StoreOpenException refused) {
      throw new StartFailure(
          ExitCode.FOLDER, refused.getMessage() + " (the folder is chosen with --data)", refused);
    }
  }

  /** Waits for writes in progress. Closing twice does nothing. */
  @Override
  public void close() {
    opening.lock();
    try {
      if (aws != null) {
        aws.close();
      }
      engines.close();
      Stator opened = embedded;
      if (opened != null) {
        opened.close();
      }
    } finally {
      opening.unlock();
    }
  }
}
