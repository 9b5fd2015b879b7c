package dev.stator.embedded.internal.client;

import static dev.stator.embedded.TestTables.ORDERS;
import static dev.stator.embedded.TestTables.key;
import static dev.stator.embedded.TestTables.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.Stator;
import dev.stator.embedded.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class AsyncClientTest {
  private static final int WRITES = 200;

  private final Stator stator = Stator.inMemory();
  private final DynamoDbAsyncClient client = stator.asyncClient();

  @BeforeEach
  void makeTable() {
    client.createTable(TestTables.orders()).join();
  }

  @AfterEach
  void close() {
    stator.close();
  }

  @Test
  void doesManyCallsAtATime() {
    CompletableFuture<?>[] writes =
        IntStream.range(0, WRITES)
            .mapToObj(at -> client.putItem(put -> put.tableName(ORDERS).item(order("a", at, "x"))))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(writes).join();

    assertThat(client.scan(scan -> scan.tableName(ORDERS)).join().count()).isEqualTo(WRITES);
  }

  @Test
  void doesEachOperation() {
    client.putItem(put -> put.tableName(ORDERS).item(order("a", 1, "apples"))).join();
    client
        .updateItem(
            update -> update.tableName(ORDERS).key(key("a", 1)).updateExpression("REMOVE what"))
        .join();

    assertThat(client.getItem(get -> get.tableName(ORDERS).key(key("a", 1))).join().item())
        .isEqualTo(key("a", 1));
    assertThat(client.describeTable(table -> table.tableName(ORDERS)).join().table().tableName())
        .isEqualTo(ORDERS);
    assertThat(client.listTables().join().tableNames()).containsExactly(ORDERS);
    client.deleteItem(delete -> delete.tableName(ORDERS).key(key("a", 1))).join();
    client.deleteTable(table -> table.tableName(ORDERS)).join();
    assertThat(client.listTables().join().tableNames()).isEmpty();
  }

  @Test
  void publishesEveryPage() {
    for (int at = 0; at < 5; at++) {
      TestTables.put(stator.client(), "a", at, "x");
    }
    List<String> seen = Collections.synchronizedList(new ArrayList<>());

    client
        .scanPaginator(scan -> scan.tableName(ORDERS).limit(2))
        .items()
        .subscribe(item -> seen.add(TestTables.at(item)))
        .join();

    assertThat(seen).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void waitsForATable() {
    try (var waiter = client.waiter()) {
      assertThat(
              waiter
                  .waitUntilTableExists(describe -> describe.tableName(ORDERS))
                  .join()
                  .matched()
                  .response())
          .isPresent();
    }
  }

  @Test
  void aFailureCompletesTheFuture() {
    assertThat(client.getItem(get -> get.tableName("no-such-table").key(key("a", 1))))
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void runsOnVirtualThreadsByDefault() {
    AtomicReference<Thread> used = new AtomicReference<>();
    InstantSource clock =
        () -> {
          used.set(Thread.currentThread());
          return Instant.EPOCH;
        };
    try (Stator watched = Stator.builder().clock(clock).inMemory()) {
      watched.asyncClient().createTable(TestTables.orders()).join();
    }

    assertThat(used.get().isVirtual()).isTrue();
  }

  @Test
  void runsOnTheExecutorThatIsGiven() {
    AtomicReference<Thread> used = new AtomicReference<>();
    try (Stator own =
        Stator.builder()
            .asyncExecutor(
                task -> {
                  used.set(Thread.currentThread());
                  task.run();
                })
            .inMemory()) {
      own.asyncClient().listTables().join();
    }
    assertThat(used.get()).isSameAs(Thread.currentThread());
  }

  @Test
  void anExecutorThatTakesNoMoreFailsTheFuture() {
    try (Stator full =
        Stator.builder()
            .asyncExecutor(
                task -> {
                  throw new RejectedExecutionException("full");
                })
            .inMemory()) {
      assertThat(full.asyncClient().listTables())
          .isCompletedExceptionally()
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(SdkClientException.class);
    }
  }
}
