package dev.stator.engine.catalog;

import dev.stator.engine.codec.IndexKeys;
import dev.stator.engine.codec.ItemKeys;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
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
    read(store).forEach(table -> catalog.tables.put(table.name(), table));
    return catalog;
  }

  /**
   * The tables that {@code store} has, by name.
   *
   * @throws dev.stator.engine.store.StoreOpenException if a newer version wrote them
   */
  public static List<Table> read(Reader store) {
    StoreFormat.requireReadable(store);
    List<Table> tables = new ArrayList<>();
    try (Cursor cursor = store.scan(Space.META, MetaKeys.tables(), Direction.ASCENDING)) {
      while (cursor.next()) {
        TableDefinition definition = DefinitionCodec.decode(cursor.value());
        TableCounters counters = TableCounters.read(store, definition.id());
        tables.add(new Table(definition, counters, id -> TableCounters.read(store, id)));
      }
    }
    return tables;
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
   * @param definition makes the definition from the table's id; its indexes have those after it
   * @param tags by key
   * @throws EngineError.ResourceInUse if there is such a table
   * @throws EngineError.LimitExceeded if there are as many as an account may have
   */
  public Table create(
      String name,
      IntFunction<TableDefinition> definition,
      Map<String, String> tags,
      Alongside alongside) {
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
      int id = nextId();
      TableDefinition created = definition.apply(id);
      Batch batch =
          new Batch()
              .put(Space.META, MetaKeys.nextId(), bytes(idAfter(id, created)))
              .put(Space.META, MetaKeys.table(name), DefinitionCodec.encode(created));
      if (!tags.isEmpty()) {
        batch.put(Space.META, MetaKeys.tags(id), TagCodec.encode(tags));
      }
      commit(batch, created, alongside);
      Table table = new Table(created, TableCounters.empty(id), TableCounters::empty);
      tables.put(name, table);
      return table;
    } finally {
      changing.unlock();
    }
  }

  /** As {@link #create(String, IntFunction, Map, Alongside)}, with nothing alongside. */
  public Table create(String name, IntFunction<TableDefinition> definition) {
    return create(name, definition, Map.of(), Alongside.NOTHING);
  }

  /** Replaces the definition of {@code table} by what {@code change} makes of it. */
  public void change(Table table, UnaryOperator<TableDefinition> change, Alongside alongside) {
    change(table, (definition, id) -> change.apply(definition), alongside);
  }

  /**
   * Replaces the definition of {@code table}. The entries of an index that the new one does not
   * have are removed; then, and if it has more indexes, the caller keeps writers out meanwhile.
   *
   * @param change makes the definition from the one before and the id that a new index gets
   */
  public void change(
      Table table,
      BiFunction<TableDefinition, Integer, TableDefinition> change,
      Alongside alongside) {
    changing.lock();
    try {
      requireExisting(table);
      TableDefinition before = table.definition();
      int id = nextId();
      TableDefinition changed = change.apply(before, id);
      Batch batch =
          new Batch()
              .put(Space.META, MetaKeys.table(table.name()), DefinitionCodec.encode(changed));
      if (idAfter(id, changed) != id) {
        batch.put(Space.META, MetaKeys.nextId(), bytes(idAfter(id, changed)));
      }
      for (IndexDefinition index : before.indexes()) {
        if (changed.indexes().stream().noneMatch(kept -> kept.id() == index.id())) {
          deleteIndex(batch, index);
        }
      }
      commit(batch, changed, alongside);
      table.replace(changed);
    } finally {
      changing.unlock();
    }
  }

  /** The tags of {@code table}, by key. */
  public Map<String, String> tags(Table table) {
    return TagCodec.decode(store.get(Space.META, MetaKeys.tags(table.id())));
  }

  /** Replaces the tags of {@code table} by what {@code change} makes of them. */
  public void changeTags(Table table, UnaryOperator<Map<String, String>> change) {
    changing.lock();
    try {
      requireExisting(table);
      Map<String, String> changed = change.apply(tags(table));
      byte[] key = MetaKeys.tags(table.id());
      store.commit(
          changed.isEmpty()
              ? new Batch().delete(Space.META, key)
              : new Batch().put(Space.META, key, TagCodec.encode(changed)));
    } finally {
      changing.unlock();
    }
  }

  /**
   * Removes {@code table} with all its items and index entries. The caller keeps writers out
   * meanwhile, so that none adds an item to what is being removed.
   */
  public void delete(Table table, Alongside alongside) {
    changing.lock();
    try {
      requireExisting(table);
      Batch batch =
          new Batch()
              .delete(Space.META, MetaKeys.table(table.name()))
              .delete(Space.META, MetaKeys.tags(table.id()))
              .deleteRange(Space.META, MetaKeys.counters(table.id()))
              .deleteRange(Space.DATA, ItemKeys.table(table.id()))
              .deleteRange(Space.DATA, ItemKeys.collections(table.id()));
      table.definition().indexes().forEach(index -> deleteIndex(batch, index));
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

  private static void deleteIndex(Batch batch, IndexDefinition index) {
    batch.deleteRange(Space.META, MetaKeys.counters(index.id()));
    batch.deleteRange(Space.DATA, IndexKeys.index(index.id()));
  }

  private static void requireExisting(Table table) {
    if (table.isDropped()) {
      throw TableLookup.tableNotFound(table.name());
    }
  }

  private int nextId() {
    byte[] stored = store.get(Space.META, MetaKeys.nextId());
    return stored == null ? 1 : ByteBuffer.wrap(stored).getInt();
  }

  /** The next id, once {@code definition} has taken those from {@code id} that it carries. */
  private static int idAfter(int id, TableDefinition definition) {
    int next = definition.id() >= id ? definition.id() + 1 : id;
    for (IndexDefinition index : definition.indexes()) {
      next = Math.max(next, index.id() + 1);
    }
    return next;
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
