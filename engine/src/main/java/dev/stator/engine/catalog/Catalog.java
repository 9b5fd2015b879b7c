package dev.stator.engine.catalog;

import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All tables, in memory and in the META space. Looking up never waits; changes are made one at a
 * time, each by one batch.
 */
public final class Catalog {
  private final Store store;
  private final NavigableMap<String, Table> tables = new ConcurrentSkipListMap<>();
  private final ReentrantLock changing = new ReentrantLock();

  private Catalog(Store store) {
    this.store = store;
  }

  /**
   * Reads the tables that {@code store} has.
   *
   * @throws dev.stator.engine.store.StoreOpenException if a newer version wrote them
   */
  public static Catalog open(Store store) {
    StoreFormat.check(store);
    Catalog catalog = new Catalog(store);
    try (Cursor cursor = store.scan(Space.META, MetaKeys.tables(), Direction.ASCENDING)) {
      while (cursor.next()) {
        TableDefinition definition = DefinitionCodec.decode(cursor.value());
        TableCounters counters = TableCounters.read(store, definition.id());
        catalog.tables.put(definition.name(), new Table(definition, counters));
      }
    }
    return catalog;
  }

  public @Nullable Table find(String name) {
    return tables.get(name);
  }

  /** The tables by name, those after {@code name} only unless it is null. A live view. */
  public NavigableMap<String, Table> after(@Nullable String name) {
    return name == null ? tables : tables.tailMap(name, false);
  }

  /** The table with this id; null if it was deleted. */
  public @Nullable Table find(int id) {
    return tables.values().stream().filter(table -> table.id() == id).findFirst().orElse(null);
  }

  /**
   * @param definition makes the definition from the table's id
   * @throws EngineError.ResourceInUse if there is such a table
   * @throws EngineError.LimitExceeded if there are as many as an account may have
   */
  public Table create(String name, IntFunction<TableDefinition> definition, Alongside alongside) {
    changing.lock();
    try {
      if (tables.containsKey(name)) {
        throw new EngineError.ResourceInUse("Table already exists: " + name);
      }
      if (tables.size() >= Limits.TABLES_MAX) {
        throw new EngineError.LimitExceeded(
            "Subscriber limit exceeded: There is a limit of "
                + Limits.TABLES_MAX
                + " tables per subscriber");
      }
      int id = nextTableId();
      TableDefinition created = definition.apply(id);
      Batch batch =
          new Batch()
              .put(Space.META, MetaKeys.nextTableId(), bytes(id + 1))
              .put(Space.META, MetaKeys.table(name), DefinitionCodec.encode(created));
      commit(batch, created, alongside);
      Table table = new Table(created, TableCounters.empty(id));
      tables.put(name, table);
      return table;
    } finally {
      changing.unlock();
    }
  }

  /** As {@link #create(String, IntFunction, Alongside)}, with nothing alongside. */
  public Table create(String name, IntFunction<TableDefinition> definition) {
    return create(name, definition, Alongside.NOTHING);
  }

  /** Replaces the definition of {@code table} by what {@code change} makes of it. */
  public void change(Table table, UnaryOperator<TableDefinition> change, Alongside alongside) {
    changing.lock();
    try {
      requireExisting(table);
      TableDefinition changed = change.apply(table.definition());
      Batch batch =
          new Batch()
              .put(Space.META, MetaKeys.table(table.name()), DefinitionCodec.encode(changed));
      commit(batch, changed, alongside);
      table.replace(changed);
    } finally {
      changing.unlock();
    }
  }

  /**
   * Removes {@code table} with all its items. The caller keeps writers out meanwhile, so that none
   * adds an item to what is being removed.
   */
  public void delete(Table table, Alongside alongside) {
    changing.lock();
    try {
      requireExisting(table);
      Batch batch =
          new Batch()
              .delete(Space.META, MetaKeys.table(table.name()))
              .deleteRange(Space.META, MetaKeys.counters(table.id()))
              .deleteRange(Space.DATA, ItemKeys.table(table.id()));
      commit(batch, table.definition(), alongside);
      table.drop();
      tables.remove(table.name());
    } finally {
      changing.unlock();
    }
  }

  /** As {@link #delete(Table, Alongside)}, with nothing alongside. */
  public void delete(Table table) {
    delete(table, Alongside.NOTHING);
  }

  private void commit(Batch batch, TableDefinition definition, Alongside alongside) {
    alongside.stage(batch, definition);
    store.commit(batch);
    alongside.committed();
  }

  private static void requireExisting(Table table) {
    if (table.isDropped()) {
      throw TableLookup.tableNotFound(table.name());
    }
  }

  private int nextTableId() {
    byte[] stored = store.get(Space.META, MetaKeys.nextTableId());
    return stored == null ? 1 : ByteBuffer.wrap(stored).getInt();
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
