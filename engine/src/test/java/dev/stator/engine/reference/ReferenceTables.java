package dev.stator.engine.reference;

import static dev.stator.engine.reference.Answer.invalidIf;

import dev.stator.engine.comparison.Request;
import dev.stator.engine.comparison.Request.Get;
import dev.stator.engine.comparison.Request.TransactWrite;
import dev.stator.engine.comparison.Request.Write;
import dev.stator.engine.reference.Answer.Refusal;
import dev.stator.engine.reference.Answer.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables, and what requests to them are answered.
 *
 * <p>Source: API Reference, each operation.
 */
public final class ReferenceTables {
  private static final Object DONE = "done";
  private static final Refused NO_REASON = new Refused("None", Map.of(), List.of());

  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, TransactWrite> transactions = new HashMap<>();

  /** A record of {@link Answer}, an item (empty if there is none), items or {@link #DONE}. */
  public Object answer(Request request) {
    try {
      return switch (request) {
        case Request.CreateTable create -> {
          tables.put(create.name(), new Table(create));
          yield DONE;
        }
        case Request.DeleteTable(String name) -> {
          table(name);
          tables.remove(name);
          yield DONE;
        }
        case Request.CreateIndex(String name, Request.Index index) -> {
          table(name).indexes.put(index.name(), index);
          yield DONE;
        }
        case Request.DeleteIndex(String name, String index) -> {
          table(name).indexes.remove(index);
          yield DONE;
        }
        case Request.Reopen reopen -> DONE;
        case Request.Records(String name) -> table(name).changes;
        case Request.Read read -> new Reading(table(read.table()), read).pages();
        case Get get -> get(get);
        case Request.Gets(boolean transaction, List<Get> gets) -> {
          requireDistinct(gets.stream().map(get -> List.of(get.table(), get.key())));
          yield gets.stream().map(this::get).toList();
        }
        case Write write -> {
          Table.Plan plan = plan(write);
          plan.carryOut();
          yield returned(write, write.returning().endsWith("OLD") ? plan.before() : plan.after());
        }
        case Request.BatchWrite(List<Write> writes) -> {
          requireDistinct(writes.stream().map(this::place));
          writes.stream().map(this::plan).toList().forEach(Table.Plan::carryOut);
          yield DONE;
        }
        case TransactWrite transaction -> {
          transact(transaction);
          yield DONE;
        }
      };
    } catch (Refusal refusal) {
      return refusal.answer;
    }
  }

  private Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw new Refusal("ResourceNotFound", Map.of(), List.of());
    }
    return table;
  }

  private Table.Plan plan(Write write) {
    return table(write.table()).plan(write);
  }

  private List<Object> place(Write write) {
    return List.of(write.table(), table(write.table()).keyOf(write.item()));
  }

  private static void requireDistinct(Stream<?> places) {
    List<?> all = places.toList();
    invalidIf(all.stream().distinct().count() < all.size());
  }

  private Object get(Get get) {
    return Expression.project(table(get.table()).get(get.key()), get.projection());
  }

  private static Object returned(Write write, @Nullable Map<String, Object> item) {
    return switch (write.returning()) {
      case "NONE" -> Map.of();
      case "ALL_OLD", "ALL_NEW" -> item == null ? Map.of() : item;
      default ->
          write.actions().isEmpty() ? Map.of() : Expression.project(item, write.actions().stream().map(Action::path).toList());
    };
  }

  /** All of it or nothing; once only, if it has a token. */
  private void transact(TransactWrite request) {
    requireDistinct(request.writes().stream().map(this::place));
    TransactWrite same = transactions.get(request.token());
    if (same != null) {
      if (!same.equals(request)) {
        throw new Refusal("IdempotentParameterMismatch", Map.of(), List.of());
      }
      return;
    }
    List<Table.Plan> plans = new ArrayList<>();
    List<Refused> reasons = new ArrayList<>();
    boolean isValid = true;
    for (Write write : request.writes()) {
      Refused reason = NO_REASON;
      try {
        if (isValid) { // what comes after a write that cannot be done, is not looked at
          plans.add(plan(write));
        }
      } catch (Refusal refusal) {
        reason = refusal.answer;
        isValid = !reason.error().equals("Validation");
      }
      reasons.add(reason);
    }
    if (reasons.stream().anyMatch(reason -> reason != NO_REASON)) {
      throw new Refusal("TransactionCanceled", Map.of(), reasons);
    }
    plans.forEach(Table.Plan::carryOut);
    if (!request.token().isEmpty()) {
      transactions.put(request.token(), request);
    }
  }
}
