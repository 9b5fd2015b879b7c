package dev.stator.embedded.crash;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write of a worker. Which it is follows from the seed, the worker and the step's number, so
 * that the process that writes and the one that judges need not tell each other. Doing a step twice
 * shows: sums differ.
 */
sealed interface Step {
  int ORDERS_PER_WORKER = 12;
  int ACCOUNTS_PER_WORKER = 4;

  /** PutItem of an order. */
  record Put(int at, Map<String, AttributeValue> order) implements Step {}

  /** UpdateItem of an order, which makes it if it is not there. */
  record Add(int at, int amount, String status, int number) implements Step {}

  /** DeleteItem of an order that may not be there. */
  record Remove(int at) implements Step {}

  /** TransactWriteItems: an order put, one deleted, an amount moved between two accounts. */
  record Transfer(Put put, int removeAt, int from, int to, int amount, String token)
      implements Step {}

  /** The step with this number of the worker, counted from 0. */
  static Step of(long seed, int worker, int number) {
    Random random = new Random(seed * 31 + worker * 1_000_003L + number * 7_919L);
    random.nextInt();
    int at = random.nextInt(ORDERS_PER_WORKER);
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> put(random, worker, at, number);
      case 4, 5 -> new Add(at, 1 + random.nextInt(9), status(random), number);
      case 6 -> new Remove(at);
      default -> {
        int from = random.nextInt(ACCOUNTS_PER_WORKER);
        yield new Transfer(
            put(random, worker, at, number),
            (at + 1 + random.nextInt(ORDERS_PER_WORKER - 1)) % ORDERS_PER_WORKER,
            from,
            (from + 1 + random.nextInt(ACCOUNTS_PER_WORKER - 1)) % ACCOUNTS_PER_WORKER,
            1 + random.nextInt(99),
            "worker-" + worker + "-step-" + number);
      }
    };
  }

  private static Put put(Random random, int worker, int at, int number) {
    Map<String, AttributeValue> order = new HashMap<>(key(worker, at));
    order.put("step", number(number));
    order.put("amount", number(random.nextInt(100)));
    order.put("text", fromS("x".repeat(random.nextInt(300))));
    // Some orders are in none of the global indexes.
    if (random.nextInt(5) > 0) {
      order.put("status", fromS(status(random)));
    }
    if (random.nextInt(5) > 0) {
      order.put("owner", fromS("owner" + random.nextInt(4)));
    }
    return new Put(at, Map.copyOf(order));
  }

  private static String status(Random random) {
    return "status" + random.nextInt(4);
  }

  static Map<String, AttributeValue> key(int worker, int at) {
    return Map.of("worker", fromS("w" + worker), "at", number(at));
  }

  static String account(int worker, int account) {
    return "w" + worker + "/" + account;
  }

  static AttributeValue number(int number) {
    return fromN(Integer.toString(number));
  }
}
