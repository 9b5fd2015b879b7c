package dev.stator.engine.comparison;

import dev.stator.engine.comparison.Expression.Path;
import dev.stator.engine.comparison.Request.CreateTable;
import dev.stator.engine.comparison.Request.Get;
import dev.stator.engine.comparison.Request.TransactWrite;
import dev.stator.engine.comparison.Request.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A sequence of requests that follows from a seed alone. */
final class RandomRequests {
  private static final List<String> TABLES = List.of("first", "second");
  private static final List<String> RETURNS =
      List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW");
  private static final int MEMBERS_MAX = 5;

  private final Random random;
  private final RandomValues values;
  private final RandomExpressions expressions;
  private final RandomTables tables;
  private final List<TransactWrite> transactions = new ArrayList<>();

  private RandomRequests(long seed) {
    random = new Random(seed);
    values = new RandomValues(random);
    expressions = new RandomExpressions(random, values);
    tables = new RandomTables(values);
  }

  /** The first two make tables. */
  static List<Request> of(long seed, int count) {
    RandomRequests requests = new RandomRequests(seed);
    List<Request> list = new ArrayList<>();
    TABLES.forEach(name -> list.add(requests.tables.create(name)));
    while (list.size() < count) {
      list.addAll(requests.next());
    }
    return list;
  }

  private List<Request> next() {
    CreateTable table = tables.oneOf(TABLES);
    return switch (values.below(100)) {
      case 0 -> values.chance(50) ? tables.recreate(table) : next();
      case 1 -> tables.changeIndexes(table);
      case 2 -> values.chance(50) ? List.of(new Request.Reopen()) : next();
      case 3, 4 -> table.view().isEmpty() ? next() : List.of(new Request.Records(table.name()));
      case 5 -> List.of(new Get("missing", Map.of("p", "x"), List.of()));
      case 6, 7, 8, 9, 10 -> List.of(transaction());
      case 11, 12, 13 -> List.of(new Request.BatchWrite(batch()));
      case 14, 15, 16 -> List.of(gets());
      case 17, 18, 19, 20, 21 -> List.of(get(table, keyOrNot(table), projection()));
      default ->
          values.chance(40)
              ? List.of(new RandomReads(values, expressions, tables, table).next())
              : List.of(write(table));
    };
  }

  private List<Path> projection() {
    return values.chance(70) ? List.of() : expressions.paths(RandomTables.ALL_NAMES);
  }

  private static Get get(CreateTable table, Map<String, Object> key, List<Path> projection) {
    return new Get(table.name(), key, projection);
  }

  /** Rarely one that cannot be a key of the table. */
  private Map<String, Object> keyOrNot(CreateTable table) {
    Map<String, Object> key = tables.key(table);
    if (values.chance(2)) {
      key.put(values.oneOf("p", "s", "a"), values.scalar());
    } else if (values.chance(1)) {
      key.remove("p");
    }
    return key;
  }

  private @Nullable Expression conditionOrNot() {
    return values.chance(65) ? null : expressions.condition(RandomTables.ALL_NAMES);
  }

  private Write write(CreateTable table) {
    return switch (values.below(20)) {
      case 0, 1, 2, 3, 4, 5, 6, 7 ->
          write("Put", table, tables.item(table), List.of(), values.oneOf(RETURNS.subList(0, 2)));
      case 8, 9, 10 ->
          write("Delete", table, keyOrNot(table), List.of(), values.oneOf(RETURNS.subList(0, 2)));
      default -> write("Update", table, keyOrNot(table), actions(table, 2), values.oneOf(RETURNS));
    };
  }

  private Write write(
      String kind,
      CreateTable table,
      Map<String, Object> item,
      List<Action> actions,
      String returning) {
    return new Write(
        kind, table.name(), item, actions, conditionOrNot(), returning, values.chance(50));
  }

  private List<Action> actions(CreateTable table, int attributesMax) {
    List<String> names = new ArrayList<>(RandomTables.NOT_IN_KEYS);
    Collections.shuffle(names, random);
    List<Action> actions = new ArrayList<>();
    for (String name : names.subList(0, values.below(attributesMax + 1))) {
      actions.addAll(expressions.actions(name));
    }
    for (String name : RandomTables.IN_INDEXES) {
      if (values.chance(20)) {
        actions.add(
            values.chance(70)
                ? RandomExpressions.set(
                    RandomExpressions.path(name),
                    new Expression.Literal(tables.indexKey(table, name)))
                : new Action("REMOVE", RandomExpressions.path(name), null));
      }
    }
    if (values.chance(1)) {
      actions.add(
          RandomExpressions.set(
              RandomExpressions.path("p"), new Expression.Literal(values.scalar())));
    }
    return actions;
  }

  /** Puts and deletes without conditions; rarely two of one item. */
  private List<Write> batch() {
    List<Write> writes = new ArrayList<>();
    Set<Object> places = new HashSet<>();
    for (int count = 1 + values.below(MEMBERS_MAX); count > 0; count--) {
      CreateTable table = tables.oneOf(TABLES);
      boolean isPut = values.chance(60);
      Map<String, Object> item = isPut ? tables.item(table) : tables.key(table);
      if (places.add(List.of(table.name(), tables.keyOf(table, item))) || values.chance(3)) {
        writes.add(
            new Write(
                isPut ? "Put" : "Delete", table.name(), item, List.of(), null, "NONE", false));
      }
    }
    return writes;
  }

  /** A new one, or rarely one from before, or one with its token. */
  private TransactWrite transaction() {
    if (!transactions.isEmpty() && values.chance(15)) {
      TransactWrite before = values.oneOf(transactions);
      return values.chance(60) ? before : new TransactWrite(before.token(), transactionWrites());
    }
    String token = values.chance(50) ? "" : "token-" + transactions.size();
    TransactWrite transaction = new TransactWrite(token, transactionWrites());
    transactions.add(transaction);
    return transaction;
  }

  private List<Write> transactionWrites() {
    List<Write> writes = new ArrayList<>();
    Set<Object> places = new HashSet<>();
    for (int count = 1 + values.below(MEMBERS_MAX); count > 0; count--) {
      CreateTable table = tables.oneOf(TABLES);
      Write write = transactionWrite(table);
      if (places.add(List.of(table.name(), tables.keyOf(table, write.item())))
          || values.chance(3)) {
        writes.add(write);
      }
    }
    return writes;
  }

  /** Most of them can be done, so that the whole can. */
  private Write transactionWrite(CreateTable table) {
    String kind = values.oneOf("Put", "Put", "Delete", "ConditionCheck", "Update", "Update");
    boolean isCheck = kind.equals("ConditionCheck");
    return new Write(
        kind,
        table.name(),
        kind.equals("Put") ? tables.indexableItem(table) : tables.key(table),
        kind.equals("Update") ? expressions.actions(values.oneOf("n", "l", "m", "a")) : List.of(),
        isCheck || values.chance(15) ? expressions.condition(RandomTables.ALL_NAMES) : null,
        "NONE",
        values.chance(50));
  }

  private Request gets() {
    Map<String, List<Path>> projections = new TreeMap<>();
    boolean isTransaction = random.nextBoolean();
    List<Get> gets = new ArrayList<>();
    for (int count = 1 + values.below(MEMBERS_MAX); count > 0; count--) {
      CreateTable table = tables.oneOf(TABLES);
      Get get =
          get(
              table,
              tables.key(table),
              isTransaction
                  ? projection()
                  : projections.computeIfAbsent(table.name(), name -> projection()));
      boolean isNew =
          gets.stream().noneMatch(g -> g.table().equals(get.table()) && g.key().equals(get.key()));
      if (isNew || values.chance(3)) {
        gets.add(get);
      }
    }
    return new Request.Gets(isTransaction, gets);
  }
}
