package dev.stator.engine.reference;

import dev.stator.engine.comparison.Answer.Refused;
import dev.stator.engine.comparison.Expression.Path;
import dev.stator.engine.comparison.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables, and what requests to them are answered. Source: API Reference, each operation. */
public final class ReferenceTables {
  private static final Object DONE = "done";
  private static final Refused NO_REASON = new Refused("None", Map.of(), List.of());

  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, Request.TransactWrite> transactions = new HashMap<>();

  /** A record of {@code Answer}, an item (empty if there is none), items or {@link #DONE}. */
  public Object answer(Request request) {
    try {
      return switch (request) {
        case Request.Reopen reopen -> DONE;
        case Request.CreateTable create -> done(tables.put(create.name(), new Table(create)));
        case Request.DeleteTable(String name) -> done(tables.remove(name));
        case Request.CreateIndex(String name, Request.Index index) ->
            done(table(name).indexes.put(index.name(), index));
        case Request.DeleteIndex(String name, String index) ->
            done(table(name).indexes.remove(index));
        case Request.Records(String name) -> table(name).changes;
        case Request.Read read -> Reading.pages(table(read.table()), read);
        case Request.Get get -> get(get);
        case Request.Gets(boolean transaction, List<Request.Get> gets) -> {
          requireDistinct(gets.stream().map(get -> List.of(get.table(), get.key())));
          yield gets.stream().map(this::get).toList();
        }
        case Request.Write write -> {
          Table.Plan plan = plan(write);
          plan.carryOut();
          yield returned(write, plan);
        }
        case Request.BatchWrite(List<Request.Write> writes) -> {
          requireDistinct(writes.stream().map(this::place));
          List<Table.Plan> plans = writes.stream().map(this::plan).toList();
          plans.forEach(Table.Plan::carryOut);
          yield DONE;
        }
        case Request.TransactWrite transaction -> transact(transaction);
      };
    } catch (Refusal refusal) {
      return refusal.answer;
    }
  }

  private static Object done(@Nullable Object ignored) {
    return DONE;
  }

  private Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw new Refusal("ResourceNotFound", Map.of(), List.of());
    }
    return table;
  }

  private Table.Plan plan(Request.Write write) {
    return table(write.table()).plan(write);
  }

  private List<Object> place(Request.Write write) {
    return List.of(write.table(), table(write.table()).key(write.item(), write.isPut()));
  }

  private static void requireDistinct(Stream<?> places) {
    List<?> all = places.toList();
    invalidIf(all.stream().distinct().count() < all.size());
  }

  private Map<String, Object> get(Request.Get get) {
    Table table = table(get.table());
    Map<String, Object> key = table.key(get.key(), false);
    return Evaluation.project(table.items.getOrDefault(key, Map.of()), get.projection());
  }

  private static Map<String, Object> returned(Request.Write write, Table.Plan plan) {
    Map<String, Object> item = write.returning().endsWith("OLD") ? plan.before() : plan.after();
    List<Path> updated = write.actions().stream().map(action -> action.path()).toList();
    return switch (write.returning()) {
      case "NONE" -> Map.of();
      case "ALL_OLD", "ALL_NEW" -> item;
      default -> updated.isEmpty() ? Map.of() : Evaluation.project(item, updated);
    };
  }

  /** All of it or nothing; once only, if it has a token. */
  private Object transact(Request.TransactWrite request) {
    requireDistinct(request.writes().stream().map(this::place));
    if (!transactions.getOrDefault(request.token(), request).equals(request)) {
      throw new Refusal("IdempotentParameterMismatch", Map.of(), List.of());
    } else if (transactions.containsKey(request.token())) {
      return DONE;
    }
    List<Table.Plan> plans = new ArrayList<>();
    List<Refused> reasons = new ArrayList<>();
    for (Request.Write write : request.writes()) {
      boolean isOver = reasons.stream().anyMatch(reason -> reason.error().equals("Validation"));
      try {
        plans.addAll(isOver ? List.of() : List.of(plan(write)));
        reasons.add(NO_REASON);
      } catch (Refusal refusal) {
        reasons.add(refusal.answer);
      }
    }
    if (plans.size() < reasons.size()) {
      throw new Refusal("TransactionCanceled", Map.of(), reasons);
    }
    plans.forEach(Table.Plan::carryOut);
    transactions.put(request.token(), request);
    transactions.remove("");
    return DONE;
  }

  /** Ends the answering of a request that is not done. */
  static final class Refusal extends RuntimeException {
    private final transient Refused answer;

    Refusal(String error, Map<String, Object> item, List<Refused> reasons) {
      answer = new Refused(error, item, reasons);
    }
  }

  static void invalidIf(boolean wrong) {
    if (wrong) {
      throw new Refusal("Validation", Map.of(), List.of());
    }
  }
}
