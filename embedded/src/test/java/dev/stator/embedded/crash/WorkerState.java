package dev.stator.embedded.crash;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What one worker's items must be after some of its steps, and what the stream must tell. */
final class WorkerState {
  /**
   * A change of an order.
   *
   * @param before null if it was not there
   * @param after null if it is not there any more
   */
  record Change(
      int at,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after) {}

  private final int worker;
  private final Map<Integer, Map<String, AttributeValue>> orders;
  private final Map<String, Integer> balances;
  private final List<Change> changes;

  private WorkerState(
      int worker,
      Map<Integer, Map<String, AttributeValue>> orders,
      Map<String, Integer> balances,
      List<Change> changes) {
    this.worker = worker;
    this.orders = new TreeMap<>(orders);
    this.balances = new TreeMap<>(balances);
    this.changes = new ArrayList<>(changes);
  }

  static WorkerState empty(int worker) {
    return new WorkerState(worker, Map.of(), Map.of(), List.of());
  }

  /** As this, with one more step. */
  WorkerState after(Step step) {
    WorkerState next = new WorkerState(worker, orders, balances, changes);
    next.apply(step);
    return next;
  }

  /** By their sort keys. */
  Map<Integer, Map<String, AttributeValue>> orders() {
    return orders;
  }

  /** By the accounts' ids; an account is there once something was added to it. */
  Map<String, Integer> balances() {
    return balances;
  }

  /** All changes of orders, in their order. */
  List<Change> changes() {
    return changes;
  }

  void apply(Step step) {
    switch (step) {
      case Step.Put put -> change(put.at(), put.order());
      case Step.Add add -> {
        Map<String, AttributeValue> order =
            new HashMap<>(orders.getOrDefault(add.at(), Step.key(worker, add.at())));
        AttributeValue amount = order.get("amount");
        int sum = add.amount() + (amount == null ? 0 : Integer.parseInt(amount.n()));
        order.put("amount", Step.number(sum));
        order.put("status", fromS(add.status()));
        order.put("step", Step.number(add.number()));
        change(add.at(), order);
      }
      case Step.Remove remove -> change(remove.at(), null);
      case Step.Transfer transfer -> {
        apply(transfer.put());
        change(transfer.removeAt(), null);
        balances.merge(Step.account(worker, transfer.from()), -transfer.amount(), Integer::sum);
        balances.merge(Step.account(worker, transfer.to()), transfer.amount(), Integer::sum);
      }
    }
  }

  private void change(int at, @Nullable Map<String, AttributeValue> after) {
    Map<String, AttributeValue> before = orders.get(at);
    if (before == null && after == null) {
      return;
    }
    if (after == null) {
      orders.remove(at);
    } else {
      orders.put(at, Map.copyOf(after));
    }
    changes.add(new Change(at, before, orders.get(at)));
  }
}
