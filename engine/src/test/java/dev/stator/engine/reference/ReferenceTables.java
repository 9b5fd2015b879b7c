package dev.stator.engine.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tables of items, and what requests to them are answered.
 *
 * <p>Source: Amazon DynamoDB API Reference, each operation.
 */
public final class ReferenceTables {
  private final Map<String, Table> tables = new HashMap<>();

  /**
   * @param items by primary key
   */
  private record Table(Schema schema, Map<Map<String, Object>, Map<String, Object>> items) {}

  public Answer answer(Request request) {
    try {
      return switch (request) {
        case Request.CreateTable create -> create(create);
        case Request.DeleteTable(String name) -> {
          table(name);
          tables.remove(name);
          yield new Answer.Done();
        }
        case Request.DescribeTable(String name) ->
            new Answer.Described(table(name).schema(), table(name).items().size());
        case Request.Restart restart -> new Answer.Done();
        case Request.Get get -> get(get);
        case Request.Put put -> put(put);
        case Request.Update update -> update(update);
        case Request.Delete delete -> delete(delete);
        case Request.Query query -> query(query);
        case Request.Scan scan -> scan(scan);
      };
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }

  private Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw new Refusal("ResourceNotFound", null);
    }
    return table;
  }

  private Answer create(Request.CreateTable request) {
    Schema schema = request.schema();
    Refusal.invalidIf(
        schema.sort() != null && schema.sort().name().equals(schema.partition().name()));
    if (tables.putIfAbsent(request.table(), new Table(schema, new LinkedHashMap<>())) != null) {
      throw new Refusal("ResourceInUse", null);
    }
    return new Answer.Done();
  }

  private Answer get(Request.Get request) {
    Refusal.invalidIf(Values.hasEmptySet(request.key()));
    if (request.projection() != null) {
      Path.requireApart(request.projection());
    }
    Table table = table(request.table());
    table.schema().checkKey(request.key());
    Map<String, Object> item = table.items().get(request.key());
    return new Answer.Attributes(item == null ? null : Path.project(item, request.projection()));
  }

  private Answer put(Request.Put request) {
    Refusal.invalidIf(Values.hasEmptySet(request.item()));
    checkWrite(request.condition(), request.returning(), List.of("NONE", "ALL_OLD"));
    Table table = table(request.table());
    Map<String, Object> key = table.schema().keyOf(request.item());
    Map<String, Object> old =
        write(table, key, request.condition(), request.itemOnFailure(), before -> request.item());
    return new Answer.Attributes(request.returning().equals("ALL_OLD") ? old : null);
  }

  private Answer delete(Request.Delete request) {
    Refusal.invalidIf(Values.hasEmptySet(request.key()));
    checkWrite(request.condition(), request.returning(), List.of("NONE", "ALL_OLD"));
    Table table = table(request.table());
    table.schema().checkKey(request.key());
    Map<String, Object> old =
        write(table, request.key(), request.condition(), request.itemOnFailure(), before -> null);
    return new Answer.Attributes(request.returning().equals("ALL_OLD") ? old : null);
  }

  private Answer update(Request.Update request) {
    Refusal.invalidIf(Values.hasEmptySet(request.key()));
    List<String> returns = List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW");
    checkWrite(request.condition(), request.returning(), returns);
    List<Action> actions = request.actions() == null ? List.of() : request.actions();
    ItemUpdate.check(actions);
    Table table = table(request.table());
    table.schema().checkKey(request.key());
    ItemUpdate.check(actions, table.schema());
    boolean takesAway = !actions.isEmpty() && actions.stream().allMatch(Action::takesAway);
    Map<String, Object> old =
        write(
            table,
            request.key(),
            request.condition(),
            request.itemOnFailure(),
            before -> {
              if (before != null) {
                return ItemUpdate.apply(actions, before);
              }
              // Of an item that is not there, there is nothing to take away.
              List<Action> giving = actions.stream().filter(a -> !a.takesAway()).toList();
              return takesAway ? null : ItemUpdate.apply(giving, request.key());
            });
    Map<String, Object> after = table.items().get(request.key());
    List<Path> updated = actions.stream().map(Action::path).toList();
    return new Answer.Attributes(
        switch (request.returning()) {
          case "ALL_OLD" -> old;
          case "ALL_NEW" -> after;
          case "UPDATED_OLD" -> updated(old, updated);
          case "UPDATED_NEW" -> updated(after, updated);
          default -> null;
        });
  }

  private static @Nullable Map<String, Object> updated(
      @Nullable Map<String, Object> item, List<Path> paths) {
    Map<String, Object> updated = item == null ? Map.of() : Path.project(item, paths);
    return updated.isEmpty() ? null : updated;
  }

  private static void checkWrite(
      @Nullable Condition condition, String returning, List<String> legal) {
    Refusal.invalidIf(!legal.contains(returning));
    if (condition != null) {
      condition.check();
    }
  }

  /** Gives the item before. */
  private static @Nullable Map<String, Object> write(
      Table table,
      Map<String, Object> key,
      @Nullable Condition condition,
      boolean itemOnFailure,
      UnaryOperator<@Nullable Map<String, Object>> change) {
    Map<String, Object> before = table.items().get(key);
    if (!Condition.holds(condition, before)) {
      throw new Refusal("ConditionalCheckFailed", itemOnFailure ? before : null);
    }
    Map<String, Object> after = change.apply(before);
    if (after == null) {
      table.items().remove(key);
    } else {
      table.items().put(key, after);
    }
    return before;
  }

  private Answer query(Request.Query request) {
    request.reading().check();
    request.keyCondition().check();
    Table table = table(request.table());
    Schema schema = table.schema();
    request.keyCondition().check(schema);
    Condition filter = request.reading().filter();
    Refusal.invalidIf(filter != null && filter.attributes().anyMatch(schema::has));
    Comparator<Map<String, Object>> order = order(schema, request.forward());
    Map<String, Object> start = request.startKey();
    if (start != null) {
      schema.checkKey(start);
      Refusal.invalidIf(!request.keyCondition().holds(start));
    }
    List<Map<String, Object>> rest =
        table.items().values().stream()
            .filter(item -> request.keyCondition().holds(item))
            .filter(item -> start == null || order.compare(item, start) > 0)
            .sorted(order)
            .toList();
    return new Answer.Pages(pages(schema, rest, request.reading()));
  }

  private static Comparator<Map<String, Object>> order(Schema schema, boolean forward) {
    Schema.Attribute sort = schema.sort();
    if (sort == null) {
      return (one, other) -> 0;
    }
    Comparator<Map<String, Object>> ascending =
        Comparator.comparing(item -> item.get(sort.name()), Values::compare);
    return forward ? ascending : ascending.reversed();
  }

  /** A full page tells where the next begins, even if nothing comes after it. */
  private static List<Answer.Page> pages(
      Schema schema, List<Map<String, Object>> items, Request.Reading reading) {
    List<Answer.Page> pages = new ArrayList<>();
    int limit = reading.limit() == null ? Integer.MAX_VALUE : reading.limit();
    List<Map<String, Object>> rest = items;
    while (rest.size() >= limit) {
      List<Map<String, Object>> page = rest.subList(0, limit);
      pages.add(page(page, reading, schema.keyOf(page.getLast())));
      rest = rest.subList(limit, rest.size());
    }
    pages.add(page(rest, reading, null));
    return pages;
  }

  private static Answer.Page page(
      List<Map<String, Object>> evaluated,
      Request.Reading reading,
      @Nullable Map<String, Object> lastKey) {
    List<Map<String, Object>> items =
        evaluated.stream()
            .filter(item -> Condition.holds(reading.filter(), item))
            .map(item -> Path.project(item, reading.projection()))
            .toList();
    return new Answer.Page(
        reading.countOnly() ? null : items, items.size(), evaluated.size(), lastKey);
  }

  private Answer scan(Request.Scan request) {
    request.reading().check();
    Table table = table(request.table());
    Answer.Page page = page(List.copyOf(table.items().values()), request.reading(), null);
    Map<Map<String, Object>, Long> items = new HashMap<>();
    if (page.items() != null) {
      page.items().forEach(item -> items.merge(item, 1L, Long::sum));
    }
    return new Answer.Scanned(items, page.count(), page.scanned());
  }
}
