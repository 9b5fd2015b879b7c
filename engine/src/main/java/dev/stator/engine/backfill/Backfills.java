package dev.stator.engine.backfill;

import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.commit.LockStripes;
import dev.stator.engine.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The indexes that are being built, each on a thread of its own. */
public final class Backfills implements AutoCloseable {
  private static final Duration END_WAIT = Duration.ofSeconds(30);

  private final Store store;
  private final Catalog catalog;
  private final LockStripes locks;
  private final Map<Integer, Backfill> running = new HashMap<>();
  private boolean closed;

  public Backfills(Store store, Catalog catalog, LockStripes locks) {
    this.store = store;
    this.catalog = catalog;
    this.locks = locks;
  }

  /** Goes on with all indexes that are not complete. */
  public void resume() {
    for (Table table : catalog.after(null).values()) {
      for (SecondaryIndex index : table.indexes()) {
        if (!index.definition().isActive()) {
          start(table, index.definition().id());
        }
      }
    }
  }

  /** Builds an index, unless that is being done already. */
  public synchronized Backfill start(Table table, int indexId) {
    Backfill known = running.get(indexId);
    if (known != null) {
      return known;
    }
    Backfill backfill = new Backfill(store, catalog, locks, table, indexId);
    if (closed) {
      return backfill;
    }
    running.put(indexId, backfill);
    Thread.ofPlatform()
        .daemon()
        .name("stator-backfill-" + indexId)
        .start(
            () -> {
              try {
                backfill.run();
              } finally {
                ended(indexId);
              }
            });
    return backfill;
  }

  private synchronized void ended(int indexId) {
    running.remove(indexId);
  }

  /** Ends them; the next start of the database goes on. */
  @Override
  public void close() {
    Map<Integer, Backfill> ending;
    synchronized (this) {
      closed = true;
      ending = Map.copyOf(running);
    }
    ending.values().forEach(Backfill::stop);
    ending.values().forEach(backfill -> backfill.isDoneWithin(END_WAIT));
  }
}
