package dev.stator.engine.reference;

import static dev.stator.engine.reference.Answer.invalidIf;

import dev.stator.engine.reference.Answer.Refusal;
import dev.stator.engine.reference.Request.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables of items, and what requests to them are answered: plain values and collections, or a
 * record of {@link Answer}; null for no item.
 *
 * <p>Source: Amazon DynamoDB API Reference, each operation.
 */
public final class ReferenceTables {
  private static final Object DONE = "done";

  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, Request> done = new HashMap<>();

  public @Nullable Object answer(Request request) {
    try {
      return switch (request) {
        case Request.CreateTable create -> {
          if (tables.putIfAbsent(create.name(), new Table(create)) != null) {
            throw new Refusal("ResourceInUse", null, List.of());
          }
          yield DONE;
        }
        case Request.DeleteTable(String name) -> {
          table(name);
          tables.remove(name);
          yield DONE;
        }
        case Request.CreateIndex(String name, Request.Index index) -> {
          invalidIf(table(name).indexes.putIfAbsent(index.name(), index) != null);
          yield DONE;
        }
        case Request.DeleteIndex(String name, String index) -> {
          if (table(name).indexes.remove(index) == null) {
            throw new Refusal("ResourceNotFound", null, List.of());
          }
          yield DONE;
        }
        case Request.DescribeTable(String name) -> table(name).counts();
        case Request.Records(String name) -> table(name).changes;
        case Request.Read read -> table(read.table()).pages(read);
        case Request.Get get -> get(get);
        case Request.BatchGet(List<Request.Get> gets) -> {
          requireDistinct(gets.stream().map(g -> table(g.table()).place(g.key())).toList());
          yield gets.stream()
              .filter(g -> table(g.table()).items.containsKey(g.key()))
              .collect(
                  Collectors.groupingBy(
                      g -> g.table(), Collectors.groupingBy(this::get, Collectors.counting())));
        }
        case Request.TransactGet(List<Request.Get> gets) -> {
          requireDistinct(gets.stream().map(g -> table(g.table()).place(g.key())).toList());
          yield gets.stream().map(this::get).toList();
        }
        case Write write -> {
          Map<String, Object> before = table(write.table()).before(write);
          Map<String, Object> after = after(write);
          table(write.table()).put(write, after);
          yield returned(write, before, after);
        }
        case Request.BatchWrite(List<Write> writes) -> {
          requireDistinct(writes.stream().map(w -> table(w.table()).place(w.item())).toList());
          writes.forEach(this::after);
          writes.forEach(this::answer);
          yield DONE;
        }
        case Request.TransactWrite transaction -> transact(transaction);
      };
    } catch (Refusal refusal) {
      return refusal.answer;
    }
  }

  private Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw new Refusal("ResourceNotFound", null, List.of());
    }
    return table;
  }

  private static void requireDistinct(List<?> places) {
    invalidIf(places.stream().distinct().count() < places.size());
  }

  private @Nullable Object get(Request.Get get) {
    Map<String, Object> item = table(get.table()).item(get.key());
    return item == null ? null : Path.project(item, get.projection());
  }

  private static @Nullable Object returned(
      Write write, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
    Map<String, Object> item = write.returning().endsWith("OLD") ? before : after;
    if (item == null || write.returning().equals("NONE")) {
      return null;
    } else if (write.returning().startsWith("ALL")) {
      return item;
    }
    Map<String, Object> updated =
        Path.project(item, write.actions().stream().map(Action::path).toList());
    return updated.isEmpty() ? null : updated;
  }

  /** All of it or nothing; once only, if it has a token. */
  private Object transact(Request.TransactWrite request) {
    Request same = request.token() == null ? null : done.get(request.token());
    if (same != null && !same.equals(request)) {
      throw new Refusal("IdempotentParameterMismatch", null, List.of());
    }
    return DONE;
  }
}
