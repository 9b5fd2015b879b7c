package dev.stator.engine.transaction;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.transaction.Actions.check;
import static dev.stator.engine.transaction.Actions.get;
import static dev.stator.engine.transaction.Actions.update;
import static dev.stator.engine.transaction.Actions.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.engine.Together;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.Item;
import dev.stator.model.operation.ItemResponse;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.UpdateItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Threads append to a few lists by single writes and transactions, and read them singly and in
 * transactions; what they saw must be what one after the other would have seen.
 */
class SerializabilityTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 500;
  private static final List<String> LISTS = List.of("a", "b", "c", "d", "e");
  private static final String APPEND = "SET l = list_append(if_not_exists(l, :none), :one)";
  private static final long SEED = 20_261_122;

  private final EngineUnderTest engine = new EngineUnderTest().withTable("lists", "id:S");
  private final AtomicInteger numbers = new AtomicInteger();
  private final History.Recorder recorder = new History.Recorder();

  @Test
  void transactionsAndSingleOperationsCanBeToldOneAfterTheOther() throws Exception {
    List<Integer> done =
        Together.run(
            THREADS,
            thread ->
                () -> {
                  Random random = new Random(SEED + thread);
                  int count = 0;
                  for (int round = 0; round < ROUNDS; round++) {
                    count += step(random) ? 1 : 0;
                  }
                  return count;
                });
    Map<String, List<Integer>> ends = new LinkedHashMap<>();
    LISTS.forEach(list -> ends.put(list, elements(engine.get("lists", item("id", list)))));
    assertThat(SerializabilityChecker.check(recorder.end(ends))).as("seed %s", SEED).isEmpty();
    assertThat(done).as("seed %s", SEED).allSatisfy(count -> assertThat(count).isPositive());
  }

  private boolean step(Random random) {
    String list = LISTS.get(random.nextInt(LISTS.size()));
    List<String> some = some(random);
    return switch (random.nextInt(6)) {
      case 0 -> appendOne(list);
      case 1 -> readOne(list);
      case 2 -> readSome(some);
      case 3 -> appendSome(some);
      default -> appendIfUnchanged(some);
    };
  }

  private static List<String> some(Random random) {
    List<String> some = new ArrayList<>(LISTS);
    Collections.shuffle(some, random);
    return some.subList(0, 2 + random.nextInt(2));
  }

  private boolean appendOne(String list) {
    int number = numbers.incrementAndGet();
    long from = System.nanoTime();
    engine.execute(
        new UpdateItem(
            "lists", item("id", list), APPEND, null, appended(number), null, null, null, null));
    return record(from, Map.of(), Map.of(list, number));
  }

  private boolean readOne(String list) {
    long from = System.nanoTime();
    return record(from, Map.of(list, elements(engine.get("lists", item("id", list)))), Map.of());
  }

  private boolean readSome(List<String> lists) {
    long from = System.nanoTime();
    return record(from, read(lists), Map.of());
  }

  private Map<String, List<Integer>> read(List<String> lists) {
    Item[] keys = lists.stream().map(list -> item("id", list)).toArray(Item[]::new);
    List<ItemResponse> responses = engine.execute(get("lists", keys)).responses();
    Map<String, List<Integer>> read = new LinkedHashMap<>();
    for (int at = 0; at < keys.length; at++) {
      read.put(lists.get(at), elements(responses.get(at).item()));
    }
    return read;
  }

  private boolean appendSome(List<String> lists) {
    Map<String, Integer> appends = new LinkedHashMap<>();
    lists.forEach(list -> appends.put(list, numbers.incrementAndGet()));
    TransactWriteItem[] actions =
        appends.entrySet().stream()
            .map(
                append ->
                    update(
                        "lists", item("id", append.getKey()), APPEND, appended(append.getValue())))
            .toArray(TransactWriteItem[]::new);
    return commit(Map.of(), appends, actions);
  }

  /** Appends to one list if the others are still as they were read: a chance of write skew. */
  private boolean appendIfUnchanged(List<String> lists) {
    String target = lists.getFirst();
    Map<String, List<Integer>> read = read(lists.subList(1, lists.size()));
    int number = numbers.incrementAndGet();
    List<TransactWriteItem> actions = new ArrayList<>();
    actions.add(update("lists", item("id", target), APPEND, appended(number)));
    read.forEach(
        (list, seen) ->
            actions.add(
                seen.isEmpty()
                    ? check("lists", item("id", list), "attribute_not_exists(l)", Requests.NONE)
                    : check(
                        "lists",
                        item("id", list),
                        "size(l) = :n",
                        Requests.values(":n", seen.size()))));
    return commit(read, Map.of(target, number), actions.toArray(TransactWriteItem[]::new));
  }

  private boolean commit(
      Map<String, List<Integer>> reads,
      Map<String, Integer> appends,
      TransactWriteItem... actions) {
    long from = System.nanoTime();
    try {
      engine.execute(write(actions));
    } catch (TransactionCanceled notDone) {
      return false;
    }
    return record(from, reads, appends);
  }

  private boolean record(
      long from, Map<String, List<Integer>> reads, Map<String, Integer> appends) {
    recorder.record(new History.Step(from, System.nanoTime(), reads, appends));
    return true;
  }

  private static Substitutions appended(int number) {
    return Requests.values(
        ":none",
        new AttributeValue.L(List.of()),
        ":one",
        new AttributeValue.L(List.of(AttributeValue.n(number))));
  }

  private static List<Integer> elements(@Nullable Item item) {
    if (item == null || !(item.get("l") instanceof AttributeValue.L(var elements))) {
      return List.of();
    }
    return elements.stream()
        .map(element -> ((AttributeValue.N) element).value().toBigDecimal().intValueExact())
        .toList();
  }
}
