package dev.stator.engine.comparison;

import dev.stator.engine.comparison.Request.CreateTable;
import dev.stator.engine.comparison.Request.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tables with any keys, indexes and streams, and items for them. */
final class RandomTables {
  /** Their names tell their usual types: a number, a list, a map, a set. */
  static final List<String> NOT_IN_KEYS = List.of("a", "b", "n", "l", "m", "z", "name");

  static final List<String> IN_INDEXES = List.of("g", "x");
  static final List<String> ALL_NAMES =
      Stream.of(NOT_IN_KEYS, IN_INDEXES, List.of("p", "s")).flatMap(List::stream).toList();
  private static final List<String> VIEWS =
      List.of("", "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES");
  private static final List<String> IN_KEYS = List.of("p", "s", "g", "x");
  private static final int SORT_KEYS = 7;
  private static final int OTHER_KEYS = 3;
  private static final int LATE_INDEXES_MAX = 2;

  private final RandomValues values;
  private final Map<String, CreateTable> tables = new HashMap<>();
  private final Map<String, List<Index>> indexes = new HashMap<>();

  /** By table and attribute: what it usually is, so that most requests find an item. */
  private final Map<List<String>, List<Object>> usual = new HashMap<>();

  RandomTables(RandomValues values) {
    this.values = values;
  }

  CreateTable oneOf(List<String> names) {
    CreateTable table = tables.get(values.oneOf(names));
    if (table == null) {
      throw new IllegalStateException("none of " + names);
    }
    return table;
  }

  /** Those of a table at the moment. */
  List<Index> indexes(CreateTable table) {
    return indexes.getOrDefault(table.name(), List.of());
  }

  CreateTable create(String name) {
    Map<String, String> types = new TreeMap<>();
    for (String attribute : IN_KEYS) {
      String type = values.keyType();
      types.put(attribute, type);
      int count = attribute.equals("s") ? SORT_KEYS : OTHER_KEYS;
      usual.put(
          List.of(name, attribute), Stream.generate(() -> values.key(type)).limit(count).toList());
    }
    List<String> key = values.chance(70) ? List.of("p", "s") : List.of("p");
    CreateTable table = new CreateTable(name, key, List.of(), types, values.oneOf(VIEWS));
    tables.put(name, table);
    return withIndexes(table);
  }

  private CreateTable withIndexes(CreateTable table) {
    List<Index> all = new ArrayList<>();
    for (int count = values.below(3); count > 0; count--) {
      all.add(index("global" + count, true, values.oneOf(globalKeys())));
    }
    if (table.key().size() == 2 && values.chance(60)) {
      all.add(index("local", false, List.of("p", values.oneOf("x", "g"))));
    }
    indexes.put(table.name(), new ArrayList<>(all));
    return new CreateTable(table.name(), table.key(), all, table.types(), table.view());
  }

  private static List<List<String>> globalKeys() {
    return List.of(
        List.of("g"), List.of("g", "x"), List.of("x", "g"), List.of("x", "p"), List.of("g", "s"));
  }

  private Index index(String name, boolean isGlobal, List<String> key) {
    List<String> included = values.oneOf(List.of("*"), List.of(), List.of("a", "n", "m"));
    return new Index(name, isGlobal, key, included);
  }

  /** Empty, with the same key and other indexes. */
  List<Request> recreate(CreateTable table) {
    return List.of(new Request.DeleteTable(table.name()), withIndexes(table));
  }

  /** Makes a global index on the items that are there, or deletes one. */
  List<Request> changeIndexes(CreateTable table) {
    List<Index> all = indexes.getOrDefault(table.name(), new ArrayList<>());
    List<Index> global = all.stream().filter(Index::global).toList();
    if (global.size() > LATE_INDEXES_MAX || (!global.isEmpty() && values.chance(40))) {
      Index index = values.oneOf(global);
      all.remove(index);
      return List.of(new Request.DeleteIndex(table.name(), index.name()));
    }
    Index index = index("late" + values.below(1_000_000), true, values.oneOf(globalKeys()));
    all.add(index);
    return List.of(new Request.CreateIndex(table.name(), index));
  }

  /** A value for an attribute that is in keys. */
  Object keyValue(CreateTable table, String name) {
    List<Object> few = usual.getOrDefault(List.of(table.name(), name), List.of());
    return few.isEmpty() || values.chance(5) ? values.key(type(table, name)) : values.oneOf(few);
  }

  Map<String, Object> key(CreateTable table) {
    Map<String, Object> key = new TreeMap<>();
    for (String name : table.key()) {
      key.put(name, keyValue(table, name));
    }
    return key;
  }

  Map<String, Object> keyOf(CreateTable table, Map<String, Object> item) {
    Map<String, Object> key = new TreeMap<>(item);
    key.keySet().retainAll(table.key());
    return key;
  }

  Map<String, Object> item(CreateTable table) {
    Map<String, Object> item = key(table);
    for (String name : NOT_IN_KEYS) {
      if (values.chance(40)) {
        item.put(name, ordinary(name));
      }
    }
    for (String name : IN_INDEXES) {
      if (values.chance(65)) {
        item.put(name, indexKey(table, name));
      }
    }
    return item;
  }

  /** An item that every index takes. */
  Map<String, Object> indexableItem(CreateTable table) {
    Map<String, Object> item = item(table);
    for (String name : IN_INDEXES) {
      item.computeIfPresent(name, (same, value) -> keyValue(table, name));
    }
    return item;
  }

  private Object ordinary(String name) {
    return switch (name) {
      case "n" -> values.chance(75) ? values.smallNumber() : values.ofType("N");
      case "l" -> values.list();
      case "m" -> values.map();
      case "z" -> values.set();
      default -> values.any();
    };
  }

  /** Rarely one that no index takes, more often where none is yet. */
  Object indexKey(CreateTable table, String name) {
    boolean isKey = indexes(table).stream().anyMatch(index -> index.key().contains(name));
    return values.chance(isKey ? 1 : 12) ? values.any() : keyValue(table, name);
  }

  static String type(CreateTable table, String name) {
    return table.types().getOrDefault(name, "S");
  }
}
