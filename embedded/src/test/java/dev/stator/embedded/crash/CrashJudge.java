package dev.stator.embedded.crash;

import static java.util.Objects.requireNonNull;

import dev.stator.embedded.CheckReport;
import dev.stator.embedded.FolderCheck;
import dev.stator.embedded.Stator;
import dev.stator.engine.check.IntegrityReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares a folder, whose process was killed, with what that process said was answered. A step
 * that was begun and not answered may have been done or not, but not by halves; which of the two is
 * found once, and then holds.
 */
final class CrashJudge {
  private final Path folder;
  private final long seed;
  private final List<WorkerState> states = new ArrayList<>();
  private final int[] next = new int[CrashWriter.WORKERS];
  private final StreamHistory stream = new StreamHistory();

  CrashJudge(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
    for (int worker = 0; worker < CrashWriter.WORKERS; worker++) {
      states.add(WorkerState.empty(worker));
    }
  }

  /** The number of the step that a worker goes on with. */
  int next(int worker) {
    return next[worker];
  }

  int shards() {
    return stream.shards();
  }

  /** What is wrong, in words; nothing if the folder holds what it must. */
  List<String> judge(Path ledger) throws IOException {
    List<String> problems = new ArrayList<>();
    CheckReport report = FolderCheck.run(folder, part -> {});
    report.damage().forEach(damage -> problems.add("check, files: " + damage));
    IntegrityReport contents = report.contents();
    if (contents != null) {
      contents.problems().forEach(problem -> problems.add("check: " + problem));
    }
    try (Stator stator = Stator.builder().upkeepInterval(Duration.ZERO).open(folder)) {
      DynamoDbClient client = stator.client();
      if (!client.listTables().tableNames().contains(CrashTables.ACCOUNTS)) {
        return problems;
      }
      Ledger.Progress progress = Ledger.read(ledger, CrashWriter.WORKERS);
      Map<String, Integer> balances = new TreeMap<>();
      for (int worker = 0; worker < CrashWriter.WORKERS; worker++) {
        problems.addAll(settle(client, worker, progress));
        balances.putAll(states.get(worker).balances());
      }
      problems.addAll(IndexContents.compare(client, states));
      problems.addAll(stream.compare(stator, states));
      problems.addAll(counted(client, CrashTables.ACCOUNTS, balances.size()));
      problems.addAll(
          counted(
              client,
              CrashTables.ORDERS,
              states.stream().mapToInt(state -> state.orders().size()).sum()));
      stator
          .engine()
          .check()
          .problems()
          .forEach(problem -> problems.add("check of the open database: " + problem));
    }
    return problems;
  }

  /** Finds out how far a worker came; returns what is not as it must be. */
  private List<String> settle(DynamoDbClient client, int worker, Ledger.Progress progress) {
    WorkerState state = states.get(worker);
    int number = next[worker];
    Step.Transfer lastTransfer = null;
    for (; number <= progress.acknowledged()[worker]; number++) {
      Step step = Step.of(seed, worker, number);
      state.apply(step);
      lastTransfer = step instanceof Step.Transfer transfer ? transfer : lastTransfer;
    }
    if (lastTransfer != null) {
      // It was done, so by its token nothing may happen now.
      new StepCalls(client, worker).execute(lastTransfer);
    }
    next[worker] = number;
    Map<Integer, Map<String, AttributeValue>> orders = orders(client, worker);
    Map<String, Integer> balances = balances(client, worker);
    if (orders.equals(state.orders()) && balances.equals(state.balances())) {
      return List.of();
    }
    if (progress.begun()[worker] == number) {
      WorkerState after = state.after(Step.of(seed, worker, number));
      if (orders.equals(after.orders()) && balances.equals(after.balances())) {
        states.set(worker, after);
        next[worker] = number + 1;
        return List.of();
      }
    }
    return List.of(
        "items: worker %d after %d answered steps has %s and %s, must have %s and %s"
            .formatted(worker, number, orders, balances, state.orders(), state.balances()));
  }

  private static Map<Integer, Map<String, AttributeValue>> orders(
      DynamoDbClient client, int worker) {
    Map<Integer, Map<String, AttributeValue>> orders = new HashMap<>();
    client
        .queryPaginator(
            query ->
                query
                    .tableName(CrashTables.ORDERS)
                    .consistentRead(true)
                    .keyConditionExpression("worker = :worker")
                    .expressionAttributeValues(
                        Map.of(":worker", AttributeValue.fromS("w" + worker))))
        .items()
        .forEach(order -> orders.put(Integer.parseInt(requireNonNull(order.get("at")).n()), order));
    return orders;
  }

  private static Map<String, Integer> balances(DynamoDbClient client, int worker) {
    Map<String, Integer> balances = new HashMap<>();
    for (int account = 0; account < Step.ACCOUNTS_PER_WORKER; account++) {
      String id = Step.account(worker, account);
      var found =
          client.getItem(
              get ->
                  get.tableName(CrashTables.ACCOUNTS)
                      .consistentRead(true)
                      .key(Map.of("id", AttributeValue.fromS(id))));
      if (found.hasItem()) {
        balances.put(id, Integer.parseInt(requireNonNull(found.item().get("balance")).n()));
      }
    }
    return balances;
  }

  private static List<String> counted(DynamoDbClient client, String table, long expected) {
    long count = client.describeTable(call -> call.tableName(table)).table().itemCount();
    return count == expected
        ? List.of()
        : List.of("counters: " + table + " counts " + count + " items, has " + expected);
  }
}
