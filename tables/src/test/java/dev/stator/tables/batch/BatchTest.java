package dev.stator.tables.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class BatchTest {
  private static final String TABLE = "batched";

  private final Stator stator = Stator.inMemory();
  private final DynamoDbClient client = stator.client();
  private final List<Duration> pauses = new ArrayList<>();
  private final BackOff backOff =
      new BackOff(3, Duration.ofMillis(10), Duration.ofMillis(15), this::remember);

  @BeforeEach
  void open() {
    TableSetup.ensure(
        client,
        new TableSetup.Shape(
            TABLE, new TableSetup.KeyAttribute("id", ScalarAttributeType.N), null, null));
  }

  @AfterEach
  void close() {
    stator.close();
  }

  private boolean remember(Duration pause) {
    pauses.add(pause);
    return true;
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("id", AttributeValue.fromN(id));
  }

  private static Change put(int id, String text) {
    return new Change.Put(
        Map.of(
            "id", AttributeValue.fromN(Integer.toString(id)), "text", AttributeValue.fromS(text)));
  }

  private void store(int count) {
    List<Change> puts = IntStream.range(0, count).mapToObj(i -> put(i, "t" + i)).toList();
    assertThat(new BatchWriter(client, TABLE, List.of("id")).write(puts))
        .hasSize(count)
        .allMatch(WriteOutcome.Done.class::isInstance);
  }

  private static String text(ReadOutcome outcome) {
    return switch (outcome) {
      case ReadOutcome.Found(var item) -> item.getOrDefault("text", AttributeValue.fromS("")).s();
      case ReadOutcome.Missing() -> "missing";
      case ReadOutcome.Failed(var error) -> error.getClass().getSimpleName();
    };
  }

  private BatchReader reader(DynamoDbClient over) {
    return new BatchReader(over, new BatchReader.Source(TABLE, List.of("text"), true), backOff);
  }

  @Test
  void readsAnyNumberInTheOrderOfTheKeys() {
    store(250);
    BusyClient counting = new BusyClient(client, Integer.MAX_VALUE);
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (int i = 249; i >= 0; i--) {
      keys.add(key(Integer.toString(i)));
    }
    keys.add(key("1000"));
    keys.add(key("7.0"));
    List<String> texts = reader(counting).read(keys).stream().map(BatchTest::text).toList();
    assertThat(counting.calls).containsExactly(100, 100, 51);
    assertThat(texts).hasSize(252).startsWith("t249", "t248").endsWith("t0", "missing", "t7");
  }

  @Test
  void sendsAgainWhatWasLeftUnprocessed() {
    store(30);
    BusyClient busy = new BusyClient(client, 12);
    List<Map<String, AttributeValue>> keys =
        IntStream.range(0, 30).mapToObj(i -> key(Integer.toString(i))).toList();
    assertThat(reader(busy).read(keys)).allMatch(ReadOutcome.Found.class::isInstance);
    assertThat(busy.calls).containsExactly(30, 18, 6);
    assertThat(pauses).hasSize(2).allMatch(pause -> pause.toMillis() < 10);
  }

  @Test
  void writesAnyNumberAndSendsAgain() {
    BusyClient busy = new BusyClient(client, 20);
    List<Change> puts = IntStream.range(0, 60).mapToObj(i -> put(i, "x")).toList();
    assertThat(new BatchWriter(busy, TABLE, List.of("id"), backOff).write(puts))
        .hasSize(60)
        .allMatch(WriteOutcome.Done.class::isInstance);
    assertThat(busy.calls).containsExactly(25, 5, 25, 5, 10);
    assertThat(client.scan(r -> r.tableName(TABLE)).count()).isEqualTo(60);
  }

  @Test
  void givesUpAfterItsAttemptsAndSaysWhatIsLeft() {
    BusyClient closed = new BusyClient(client, 0);
    List<WriteOutcome> outcomes =
        new BatchWriter(closed, TABLE, List.of("id"), backOff).write(List.of(put(1, "x")));
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            WriteOutcome.Failed.class,
            failed ->
                assertThat(failed.error())
                    .isInstanceOf(TableError.Throttled.class)
                    .hasMessage("table batched left 1 entries of a batch unprocessed"));
    assertThat(closed.calls).hasSize(3);
    assertThat(pauses).hasSize(2);
    assertThat(text(reader(closed).read(List.of(key("1"))).getFirst())).isEqualTo("Throttled");
  }

  @Test
  void ofSeveralChangesOfAnItemTheLastStays() {
    List<Change> changes =
        List.of(put(1, "first"), new Change.Delete(key("1.0")), put(2, "x"), put(1, "last"));
    assertThat(new BatchWriter(client, TABLE, List.of("id")).write(changes))
        .hasSize(4)
        .allMatch(WriteOutcome.Done.class::isInstance);
    assertThat(text(reader(client).read(List.of(key("1"))).getFirst())).isEqualTo("last");
  }

  @Test
  void aBadEntryFailsAlone() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      changes.add(put(i, i == 17 ? "x".repeat(410_000) : "x"));
    }
    List<WriteOutcome> outcomes = new BatchWriter(client, TABLE, List.of("id")).write(changes);
    for (int i = 0; i < 30; i++) {
      assertThat(outcomes.get(i) instanceof WriteOutcome.Done).isEqualTo(i != 17);
    }
    assertThat(client.scan(r -> r.tableName(TABLE)).count()).isEqualTo(29);
  }

  @Test
  void sendsNothingMoreToATableThatIsNotThere() {
    BusyClient counting = new BusyClient(client, Integer.MAX_VALUE);
    List<Change> puts = IntStream.range(0, 60).mapToObj(i -> put(i, "x")).toList();
    assertThat(new BatchWriter(counting, "missing", List.of("id")).write(puts))
        .hasSize(60)
        .allMatch(
            outcome ->
                outcome instanceof WriteOutcome.Failed(var error)
                    && error instanceof TableError.NotFound);
    assertThat(counting.calls).hasSize(1);
  }
}
