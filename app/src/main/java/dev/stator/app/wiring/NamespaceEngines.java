package dev.stator.app.wiring;

import dev.stator.app.config.StoreConfig;
import dev.stator.app.data.NamespaceFolders;
import dev.stator.embedded.Stator;
import dev.stator.embedded.StatorBuilder;
import dev.stator.engine.Engine;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.model.EngineError;
import dev.stator.server.dynamodb.Engines;
import dev.stator.server.dynamodb.Namespace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An engine for each account and region that somebody asked for, opened then. The server's own
 * namespace is in the data folder itself, where resources keep theirs, too; every other one in a
 * folder of its own below it, {@code namespaces/{account}/{region}}, like any data folder.
 */
final class NamespaceEngines implements Engines, AutoCloseable {
  /** Each has a store with threads and files of its own. */
  static final int NAMESPACES_MAX = 64;

  private final StoreConfig store;
  private final Namespace own;
  private final Supplier<Stator> ownStator;
  private final Map<Namespace, Stator> others = new ConcurrentHashMap<>();
  private boolean closed;

  /**
   * @param ownStator that of the server's own namespace
   */
  NamespaceEngines(StoreConfig store, Namespace own, Supplier<Stator> ownStator) {
    this.store = store;
    this.own = own;
    this.ownStator = ownStator;
  }

  /**
   * @throws EngineError.LimitExceeded beyond {@value #NAMESPACES_MAX} namespaces
   * @throws EngineError.StorageBroken if its folder cannot be opened
   */
  @Override
  public Engine of(Namespace namespace) {
    if (namespace.equals(own)) {
      return ownStator.get().engine();
    }
    @Nullable Stator open = others.get(namespace);
    return (open == null ? open(namespace) : open).engine();
  }

  /** Those that are open, without the server's own. */
  List<Stator> others() {
    return List.copyOf(others.values());
  }

  private synchronized Stator open(Namespace namespace) {
    @Nullable Stator open = others.get(namespace);
    if (open != null) {
      return open;
    }
    if (closed) {
      throw new EngineError.StorageBroken("the store is closed");
    }
    if (others.size() >= NAMESPACES_MAX) {
      throw new EngineError.LimitExceeded(
          "There is a limit of " + NAMESPACES_MAX + " open namespaces (account and region)");
    }
    Stator opened = opened(namespace);
    others.put(namespace, opened);
    return opened;
  }

  private Stator opened(Namespace namespace) {
    StatorBuilder builder = builder(namespace);
    try {
      return switch (store) {
        case StoreConfig.InMemory memory -> builder.inMemory();
        case StoreConfig.InFolder folder ->
            builder.durability(folder.durability()).open(folder(folder.folder(), namespace));
      };
    } catch (StoreOpenException refused) {
      throw new EngineError.StorageBroken(
          "the tables of account "
              + namespace.accountId()
              + " in "
              + namespace.region()
              + " cannot be opened",
          refused);
    }
  }

  static StatorBuilder builder(Namespace namespace) {
    return Stator.builder().region(namespace.region()).accountId(namespace.accountId());
  }

  private static Path folder(Path data, Namespace namespace) {
    return NamespaceFolders.of(data, namespace.accountId(), namespace.region());
  }

  /** Closes all but the server's own. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    new ArrayList<>(others.values()).forEach(Stator::close);
  }
}
