package dev.stator.engine.stream;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.DescribeStream.ShardFilter;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.ListStreams;
import dev.stator.model.operation.StreamDescription;
import dev.stator.model.operation.StreamRecord;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.UpdateItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever follows a stream sees every change once, those of one item in their order. */
final class CommitOrderTest {
  private static final int WRITERS = 16;
  private static final int CHANGES = 60;
  private static final int KEYS = 5;
  private static final int ENGINES = 3;
  private static final Duration SHARD_AGE = Duration.ofSeconds(1);

  private final UnevenStore store = new UnevenStore();
  private final AtomicLong passedMillis = new AtomicLong();

  private Engine open() {
    return new Engine(
        store,
        EngineConfig.withClock(() -> EngineUnderTest.NOW.plusMillis(passedMillis.get()))
            .withUpkeep(new EngineConfig.Upkeep(Duration.ZERO, SHARD_AGE)));
  }

  private static void createTable(Engine engine) {
    CreateTable plain = Requests.createTable("things", "id:S");
    engine.execute(plain.withStream(new StreamSpecification(true, "NEW_AND_OLD_IMAGES")));
  }

  @Test
  void isKeptAmongManyWritersAndOverRestarts() throws Exception {
    Follower follower = new Follower();
    for (int round = 0; round < ENGINES; round++) {
      Engine engine = open();
      if (round == 0) {
        createTable(engine);
      }
      follower.engine = engine;
      write(engine, follower);
      follower.readToTheEnd();
      assertThat(follower.seen()).isEqualTo((round + 1L) * WRITERS * CHANGES);
      engine.close();
    }
    assertThat(follower.shards).isGreaterThan(ENGINES);
  }

  private void write(Engine engine, Follower follower) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer;
        writers.add(
            threads.submit(
                () -> {
                  for (int change = 0; change < CHANGES; change++) {
                    engine.execute(increment("k" + (first + change) % KEYS));
                  }
                }));
      }
      while (writers.stream().anyMatch(writer -> !writer.isDone())) {
        follower.readOnce();
        passedMillis.addAndGet(SHARD_AGE.toMillis() / 20);
        engine.upkeep();
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }

  private static UpdateItem increment(String id) {
    return new UpdateItem(
        "things",
        item("id", id),
        "ADD n :one",
        null,
        Requests.values(":one", 1),
        null,
        null,
        null,
        null);
  }

  @Test
  void doesNotLetAReaderOvertakeACommitThatIsUnderway() throws Exception {
    Engine engine = open();
    createTable(engine);
    Follower follower = new Follower();
    follower.engine = engine;
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread slow =
        new Thread(
            () -> {
              store.beforeCommit(
                  batch -> {
                    store.beforeCommit(other -> {});
                    held.countDown();
                    await(release);
                  });
              engine.execute(increment("slow"));
            });
    slow.start();
    await(held);
    engine.execute(increment("fast"));
    follower.readOnce();
    assertThat(follower.seen()).isZero();
    release.countDown();
    slow.join();
    follower.readOnce();
    assertThat(follower.order).containsExactly("slow", "fast");
    engine.close();
  }

  @Test
  void goesOnAfterAWriteThatWasNotDone() {
    Engine engine = open();
    createTable(engine);
    Follower follower = new Follower();
    follower.engine = engine;
    store.beforeCommit(
        batch -> {
          throw new EngineError.StorageFull("full", new IllegalStateException());
        });
    assertThatThrownBy(() -> engine.execute(increment("lost")))
        .isInstanceOf(EngineError.StorageFull.class);
    store.beforeCommit(batch -> {});
    engine.execute(increment("kept"));
    follower.readOnce();
    assertThat(follower.order).containsExactly("kept");
  }

  @Test
  void endsBeforeAWriteOfUnknownOutcomeUntilItIsKnown() {
    Engine engine = open();
    createTable(engine);
    Follower follower = new Follower();
    follower.engine = engine;
    store.beforeCommit(batch -> {});
    engine.execute(increment("before"));
    store.beforeCommit(
        batch -> {
          throw new EngineError.OutcomeUnknown("unknown", new IllegalStateException());
        });
    assertThatThrownBy(() -> engine.execute(increment("unknown")))
        .isInstanceOf(EngineError.OutcomeUnknown.class);
    store.beforeCommit(batch -> {});
    engine.execute(increment("after"));
    follower.readOnce();
    assertThat(follower.order).containsExactly("before");
    follower.engine = open();
    follower.readOnce();
    assertThat(follower.order).containsExactly("before", "after");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a stream through its shards as they follow each other, and checks what it sees. */
  private static final class Follower {
    private @Nullable Engine engine;
    private @Nullable String shardId;
    private @Nullable String iterator;
    private int shards;
    private final Map<String, Long> counts = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    long seen() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    void readToTheEnd() {
      long before;
      do {
        before = seen() + shards;
        readOnce();
      } while (seen() + shards > before);
    }

    /** One page, or the step to the next shard. */
    void readOnce() {
      Engine open = Objects.requireNonNull(engine);
      String arn =
          open.execute(new ListStreams("things", null, null)).streams().getFirst().streamArn();
      if (iterator == null && !nextShard(open, arn)) {
        return;
      }
      GetRecords.Result page = open.execute(new GetRecords(Objects.requireNonNull(iterator), 100));
      page.records().forEach(this::see);
      iterator = page.nextShardIterator();
    }

    private boolean nextShard(Engine open, String arn) {
      ShardFilter children = shardId == null ? null : new ShardFilter("CHILD_SHARDS", shardId);
      List<StreamDescription.Shard> next =
          open.execute(new DescribeStream(arn, null, null, children)).streamDescription().shards();
      if (next.isEmpty()) {
        return false;
      }
      shardId = next.getFirst().shardId();
      shards++;
      iterator =
          open.execute(new GetShardIterator(arn, shardId, "TRIM_HORIZON", null)).shardIterator();
      return true;
    }

    private void see(StreamRecord record) {
      Item image = Objects.requireNonNull(record.newImage());
      String id = ((AttributeValue.S) Objects.requireNonNull(image.get("id"))).value();
      long count =
          ((AttributeValue.N) Objects.requireNonNull(image.get("n")))
              .value()
              .toBigDecimal()
              .longValueExact();
      long before = counts.getOrDefault(id, 0L);
      assertThat(count).as("change of %s", id).isEqualTo(before + 1);
      assertThat(record.eventName()).isEqualTo(before == 0 ? "INSERT" : "MODIFY");
      counts.put(id, count);
      order.add(id);
    }
  }
}
