package dev.stator.app.wiring;

import dev.stator.app.config.StoreConfig;
import dev.stator.app.data.NamespaceFolders;
import dev.stator.embedded.Stator;
import dev.stator.embedded.StatorBuilder;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.model.EngineError;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Result;
import dev.stator.server.dynamodb.Engines;
import dev.stator.server.dynamodb.Namespace;
import dev.stator.server.shell.metrics.EngineMetrics;
import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tables of each account and region that somebody asks for. The server's own are in the data
 * folder itself, where resources keep theirs, too; all others in a folder of their own below it,
 * {@code namespaces/{account}/{region}}, like any data folder. That is made with the first table
 * and opened when it is asked for; who only looks makes nothing. Where there are too many to be
 * open, one that nobody uses is closed.
 */
final class NamespaceEngines implements Engines, AutoCloseable {
  /** Each has a store with threads and files of its own. */
  static final int NAMESPACES_MAX = 64;

  private final StoreConfig store;
  private final Namespace own;
  private final Supplier<Stator> ownStator;
  private final int openMax;
  private final Map<Namespace, NamespaceStore> others = new ConcurrentHashMap<>();

  /** Held while a store opens or closes, by virtual threads: no monitor, which pins them. */
  private final ReentrantLock opening = new ReentrantLock();

  private boolean closed;

  /**
   * @param ownStator that of the server's own namespace
   */
  NamespaceEngines(StoreConfig store, Namespace own, Supplier<Stator> ownStator) {
    this(store, own, ownStator, NAMESPACES_MAX);
  }

  /**
   * @param openMax how many are open at the same time beside the server's own
   */
  NamespaceEngines(StoreConfig store, Namespace own, Supplier<Stator> ownStator, int openMax) {
    this.store = store;
    this.own = own;
    this.ownStator = ownStator;
    this.openMax = openMax;
  }

  /**
   * @throws EngineError.LimitExceeded if {@value #NAMESPACES_MAX} namespaces are in use, or in
   *     memory, where they cannot be closed
   * @throws EngineError.StorageBroken if its folder cannot be opened
   */
  @Override
  public Result execute(Namespace namespace, Operation<?> operation) {
    if (namespace.equals(own)) {
      return ownStator.get().engine().execute(operation);
    }
    @Nullable NamespaceStore used = use(namespace, false);
    if (used == null) {
      // What has no tables answers as an empty one does, and only a table that can be is made.
      Result ofEmpty = onEmpty(namespace, operation);
      if (!(operation instanceof CreateTable)) {
        return ofEmpty;
      }
      used = Objects.requireNonNull(use(namespace, true));
    }
    try {
      return used.stator().engine().execute(operation);
    } finally {
      used.leave();
    }
  }

  private static Result onEmpty(Namespace namespace, Operation<?> operation) {
    try (Stator empty = builder(namespace).inMemory()) {
      return empty.engine().execute(operation);
    }
  }

  /**
   * The figures of the server's own engine, and of each other one that is open, told apart by
   * account and region. Those of one that is closed begin anew.
   */
  List<EngineMetrics.Source> statistics() {
    List<EngineMetrics.Source> all = new ArrayList<>();
    all.add(new EngineMetrics.Source(Labels.EMPTY, ownStator.get().engine().statistics()));
    others.forEach(
        (namespace, open) -> {
          if (open.tryUse()) {
            try {
              all.add(
                  new EngineMetrics.Source(
                      Labels.of("account", namespace.accountId(), "region", namespace.region()),
                      open.stator().engine().statistics()));
            } finally {
              open.release();
            }
          }
        });
    return all;
  }

  /** How many are open beside the server's own. */
  int open() {
    return others.size();
  }

  /** Null if there is none and it is not to be made. To be left afterwards. */
  private @Nullable NamespaceStore use(Namespace namespace, boolean make) {
    @Nullable NamespaceStore open = others.get(namespace);
    if (open != null && open.tryUse()) {
      return open;
    }
    opening.lock();
    try {
      return useOrOpen(namespace, make);
    } finally {
      opening.unlock();
    }
  }

  private @Nullable NamespaceStore useOrOpen(Namespace namespace, boolean make) {
    @Nullable NamespaceStore open = others.get(namespace);
    if (open != null && open.tryUse()) {
      return open;
    }
    if (closed) {
      throw new EngineError.StorageBroken("the store is closed");
    }
    if (!make && !exists(namespace)) {
      return null;
    }
    makeRoom();
    NamespaceStore opened = new NamespaceStore(opened(namespace));
    others.put(namespace, opened);
    return opened;
  }

  private boolean exists(Namespace namespace) {
    return switch (store) {
      case StoreConfig.InMemory memory -> false;
      case StoreConfig.InFolder folder -> Files.isDirectory(folder(folder.folder(), namespace));
    };
  }

  private void makeRoom() {
    if (others.size() < openMax) {
      return;
    }
    if (store instanceof StoreConfig.InFolder) {
      List<Map.Entry<Namespace, NamespaceStore>> byAge =
          others.entrySet().stream()
              .sorted(Comparator.comparingLong(one -> one.getValue().usedNanos()))
              .toList();
      for (Map.Entry<Namespace, NamespaceStore> oldest : byAge) {
        if (oldest.getValue().tryClose()) {
          others.remove(oldest.getKey());
          return;
        }
      }
    }
    throw new EngineError.LimitExceeded(
        "There is a limit of " + openMax + " open namespaces (account and region)");
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
  public void close() {
    opening.lock();
    try {
      closed = true;
      others.values().forEach(one -> one.stator().close());
    } finally {
      opening.unlock();
    }
  }
}
