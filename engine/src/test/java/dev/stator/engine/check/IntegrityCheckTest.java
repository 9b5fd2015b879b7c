package dev.stator.engine.check;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.Requests;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Space;
import dev.stator.model.AttributeValue;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LocalSecondaryIndex;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.UpdateTimeToLive;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrityCheckTest {
  private final MemoryStore store = new MemoryStore();
  private final Engine engine =
      new Engine(store, EngineConfig.defaults().withUpkeep(EngineConfig.Upkeep.byHand()));

  @BeforeEach
  void fill() {
    engine.execute(
        new CreateTable(
                "orders",
                List.of(
                    new AttributeDefinition("id", "S"),
                    new AttributeDefinition("at", "N"),
                    new AttributeDefinition("who", "S")),
                List.of(new KeySchemaElement("id", "HASH"), new KeySchemaElement("at", "RANGE")),
                "PAY_PER_REQUEST",
                null,
                null,
                null)
            .withIndexes(
                List.of(
                    new GlobalSecondaryIndex(
                        "by-who",
                        List.of(new KeySchemaElement("who", "HASH")),
                        new IndexProjection("INCLUDE", List.of("what")),
                        null)),
                List.of(
                    new LocalSecondaryIndex(
                        "by-id-and-who",
                        List.of(
                            new KeySchemaElement("id", "HASH"),
                            new KeySchemaElement("who", "RANGE")),
                        new IndexProjection("ALL", null))))
            .withStream(new StreamSpecification(true, "NEW_AND_OLD_IMAGES")));
    engine.execute(new UpdateTimeToLive("orders", "until", true));
    engine.upkeep();
    for (int at = 0; at < 20; at++) {
      put(at % 4, at, "first");
    }
    put(1, 1, "second");
    engine.execute(
        new DeleteItem(
            "orders",
            item("id", "o2", "at", AttributeValue.n(2)),
            null,
            Requests.NONE,
            null,
            null,
            null,
            null));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void put(int id, int at, String what) {
    engine.execute(
        Requests.put(
                "orders",
                item(
                    "id",
                    "o" + id,
                    "at",
                    AttributeValue.n(at),
                    "who",
                    "w" + at % 3,
                    "what",
                    what,
                    "until",
                    AttributeValue.n(4_000_000_000L + at)))
            .build());
  }

  @Test
  void findsNothingWrongWithWhatAnEngineWrote() {
    IntegrityReport report = engine.check();

    assertThat(report.problems()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.tables()).isEqualTo(1);
    assertThat(report.items()).isEqualTo(19);
    assertThat(report.indexEntries()).isEqualTo(38);
    assertThat(report.streamRecords()).isEqualTo(22);
    assertThat(report.expiryEntries()).isEqualTo(19);
  }

  /** What each kind of record is worth: without one of them, the check must say so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATA | T | The index by-who of the table orders has an entry without an item",
        "DATA | T | The table orders has 18 items",
        "DATA | T | The table orders has an expiry entry that is of no item",
        "DATA | T | tells of an item that is not there",
        "DATA | I | has no entry of the item",
        "DATA | I | entries of",
        "DATA | L | The item collection",
        "META | C | but counted",
        "LOG | E | The table orders has no expiry entry of the item",
        "META | T | This key belongs to no table",
      })
  void noticesARecordThatIsMissing(Space space, char kind, String problem) {
    store.commit(new Batch().delete(space, keys(space, key -> key[0] == kind).getFirst()));

    assertThat(check().problems()).anySatisfy(told -> assertThat(told).contains(problem));
  }

  @ParameterizedTest
  @CsvSource({"DATA,T", "DATA,L", "LOG,S", "META,S", "META,T"})
  void noticesARecordThatCannotBeRead(Space space, char kind) {
    byte[] key = keys(space, one -> one[0] == kind).getFirst();
    store.commit(new Batch().put(space, key, new byte[] {99, 99, 99}));

    assertThat(check().isClean()).isFalse();
  }

  @Test
  void noticesAStreamRecordThatIsMissingInTheMiddle() {
    put(0, 0, "third");
    put(0, 0, "fourth");
    List<byte[]> records = keys(Space.LOG, key -> key[0] == 'S');
    store.commit(new Batch().delete(Space.LOG, records.get(records.size() - 2)));

    assertThat(check().problems())
        .singleElement()
        .asString()
        .contains("has an old image that is not the new one of the record before");
  }

  @Test
  void noticesTheLastStreamRecordMissing() {
    put(0, 0, "third");
    put(0, 0, "fourth");
    store.commit(new Batch().delete(Space.LOG, keys(Space.LOG, key -> key[0] == 'S').getLast()));

    assertThat(check().problems())
        .singleElement()
        .asString()
        .contains("tells of another item than the table has");
  }

  @Test
  void noticesAnItemUnderTheKeyOfAnother() {
    List<byte[]> items = keys(Space.DATA, key -> key[0] == 'T');
    byte[] other = Objects.requireNonNull(store.get(Space.DATA, items.getLast()));
    store.commit(new Batch().put(Space.DATA, items.getFirst(), other));

    assertThat(check().problems())
        .anySatisfy(told -> assertThat(told).contains("is stored under the key of another"));
  }

  private IntegrityReport check() {
    try (var snapshot = store.snapshot()) {
      return IntegrityCheck.run(snapshot, part -> {});
    }
  }

  private List<byte[]> keys(Space space, Predicate<byte[]> wanted) {
    List<byte[]> keys = new ArrayList<>();
    try (Cursor cursor = store.scan(space, KeyRange.all(), Direction.ASCENDING)) {
      while (cursor.next()) {
        if (wanted.test(cursor.key())) {
          keys.add(cursor.key());
        }
      }
    }
    return keys;
  }
}
