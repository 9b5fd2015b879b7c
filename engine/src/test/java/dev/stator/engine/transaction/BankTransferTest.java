package dev.stator.engine.transaction;

import static dev.stator.engine.EngineUnderTest.item;
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
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Money goes from account to account and never appears or vanishes, whoever looks and whenever. */
class BankTransferTest {
  private static final int THREADS = 16;
  private static final int ROUNDS = 250;
  private static final int ACCOUNTS = 8;
  private static final int BALANCE = 100;
  private static final long SEED = 20_261_121;
  private static final Item[] KEYS =
      IntStream.range(0, ACCOUNTS)
          .mapToObj(account -> item("id", "account" + account))
          .toArray(Item[]::new);

  private final EngineUnderTest engine = new EngineUnderTest().withTable("accounts", "id:S");

  @Test
  void keepsTheSumInEveryReadAndAfterARestart() throws Exception {
    for (Item key : KEYS) {
      engine.put("accounts", key.with("balance", AttributeValue.n(BALANCE)));
    }
    List<Integer> done =
        Together.run(
            THREADS,
            thread -> () -> thread % 4 == 3 ? look() : move(new Random(SEED + thread), thread));
    assertThat(done.stream().mapToInt(Integer::intValue).sum())
        .as("transfers done, seed %s", SEED)
        .isPositive();
    assertThat(sum()).isEqualTo(ACCOUNTS * BALANCE);
    engine.restart();
    assertThat(sum()).isEqualTo(ACCOUNTS * BALANCE);
    assertThat(engine.describe("accounts").itemCount()).isEqualTo(ACCOUNTS);
  }

  private int look() {
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(sum()).isEqualTo(ACCOUNTS * BALANCE);
    }
    return 0;
  }

  /** Each transfer is sent once or twice with its token, and is done once. */
  private int move(Random random, int thread) {
    int done = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int from = random.nextInt(ACCOUNTS);
      int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
      int amount = 1 + random.nextInt(BALANCE);
      String token = thread + "-" + round;
      try {
        engine.execute(transfer(token, from, to, amount));
        done++;
        if (random.nextBoolean()) {
          engine.execute(transfer(token, from, to, amount));
        }
      } catch (TransactionCanceled canceled) {
        assertThat(codes(canceled))
            .isSubsetOf("None", "ConditionalCheckFailed", "TransactionConflict");
      }
    }
    return done;
  }

  private static Set<String> codes(TransactionCanceled canceled) {
    return canceled.reasons().stream()
        .map(TransactionCanceled.Reason::code)
        .collect(Collectors.toSet());
  }

  private static TransactWriteItems transfer(String token, int from, int to, int amount) {
    TransactWriteItem take =
        update(
            "accounts",
            KEYS[from],
            "SET balance = balance - :x",
            "balance >= :x",
            Requests.values(":x", amount));
    TransactWriteItem give =
        update("accounts", KEYS[to], "SET balance = balance + :x", Requests.values(":x", amount));
    return write(token, take, give);
  }

  private int sum() {
    int sum = 0;
    for (ItemResponse response : engine.execute(get("accounts", KEYS)).responses()) {
      Item account = response.item();
      assertThat(account).isNotNull();
      if (account != null && account.get("balance") instanceof AttributeValue.N(var balance)) {
        assertThat(balance.signum()).isNotNegative();
        sum += balance.toBigDecimal().intValueExact();
      }
    }
    return sum;
  }
}
