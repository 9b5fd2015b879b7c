package dev.stator.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Space;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Result;
import dev.stator.model.operation.TableDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine over a store in memory, which a second engine can open as after a restart. */
public final class EngineUnderTest {
  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private final MemoryStore store = new MemoryStore();
  private volatile Instant now = NOW;
  private final long itemCollectionBytesMax;
  private Engine engine;

  public EngineUnderTest() {
    this(Limits.ITEM_COLLECTION_BYTES_MAX);
  }

  /** With another limit for the items of one partition key. */
  public EngineUnderTest(long itemCollectionBytesMax) {
    this.itemCollectionBytesMax = itemCollectionBytesMax;
    this.engine = open();
  }

  public <R extends Result> R execute(Operation<R> operation) {
    return engine.execute(operation);
  }

  private Engine open() {
    return new Engine(
        store,
        new EngineConfig(
            () -> now,
            EngineConfig.DEFAULT_REGION,
            EngineConfig.DEFAULT_ACCOUNT_ID,
            EngineConfig.Upkeep.byHand(),
            itemCollectionBytesMax));
  }

  /** A new engine over the same store. */
  public void restart() {
    engine = open();
  }

  /** Lets time pass; upkeep is done when {@link #upkeep} is called. */
  public EngineUnderTest pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  public Instant now() {
    return now;
  }

  public void upkeep() {
    engine.upkeep();
  }

  /** How many entries the store holds in the log space. */
  public int loggedEntries() {
    return stored(Space.LOG);
  }

  /** An on-demand table; each key as {@code name:type}. */
  public EngineUnderTest withTable(String name, String... keys) {
    execute(Requests.createTable(name, keys));
    return this;
  }

  public void put(String table, Item... items) {
    for (Item item : items) {
      execute(Requests.put(table, item).build());
    }
  }

  public @Nullable Item get(String table, Item key) {
    return execute(new GetItem(table, key, null, null, Requests.NONE, null)).item();
  }

  public TableDescription describe(String table) {
    return execute(new DescribeTable(table)).table();
  }

  public CreateTable.Result create(CreateTable request) {
    return execute(request);
  }

  /** How many entries the store holds in the space of items, whatever table they are of. */
  public int storedItems() {
    return stored(Space.DATA);
  }

  /** How many entries the store holds in {@code space}. */
  public int stored(Space space) {
    int count = 0;
    try (Cursor cursor = store.scan(space, KeyRange.all(), Direction.ASCENDING)) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  /** The message of the validation error that {@code operation} ends in. */
  public void assertInvalid(Operation<?> operation, String message) {
    assertThatThrownBy(() -> execute(operation))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(message);
  }

  /** Names and values in turn. */
  public static Item item(Object... namesAndValues) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      attributes.put((String) namesAndValues[at], value(namesAndValues[at + 1]));
    }
    return new Item(attributes);
  }

  private static AttributeValue value(Object value) {
    return switch (value) {
      case AttributeValue given -> given;
      case String text -> AttributeValue.s(text);
      case Integer number -> AttributeValue.n(number);
      case byte[] bytes -> AttributeValue.b(bytes);
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }

  /** The values of one attribute, one for each item. */
  public static List<AttributeValue> column(@Nullable List<Item> items, String name) {
    List<AttributeValue> values = new ArrayList<>();
    for (Item item : items == null ? List.<Item>of() : items) {
      AttributeValue value = item.get(name);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** The same in ascending order, for pages whose order is the hash's. */
  public static List<String> sortedTexts(@Nullable List<Item> items, String name) {
    return column(items, name).stream()
        .map(value -> ((AttributeValue.S) value).value())
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
