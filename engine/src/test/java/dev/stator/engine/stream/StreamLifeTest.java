package dev.stator.engine.stream;

import static dev.stator.engine.EngineUnderTest.NOW;
import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.Space;
import dev.stator.model.EngineError;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LatestStream;
import dev.stator.model.operation.ListStreams;
import dev.stator.model.operation.StreamDescription;
import dev.stator.model.operation.StreamRecord;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.UpdateTable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StreamLifeTest {
  private static final String ARN_PREFIX =
      "arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/";

  private final StreamUnderTest stream = new StreamUnderTest("NEW_IMAGE");

  @Test
  void isToldByItsTable() {
    LatestStream latest = stream.engine.describe("things").latestStream();
    assertThat(latest)
        .isEqualTo(
            new LatestStream(
                ARN_PREFIX + "2026-01-02T03:04:05.678",
                "2026-01-02T03:04:05.678",
                true,
                "NEW_IMAGE"));
    StreamDescription described = stream.describe();
    assertThat(described.streamStatus()).isEqualTo("ENABLED");
    assertThat(described.streamViewType()).isEqualTo("NEW_IMAGE");
    assertThat(described.creationRequestTime()).isEqualTo(NOW);
    assertThat(described.tableName()).isEqualTo("things");
    assertThat(described.keySchema()).containsExactly(new KeySchemaElement("id", "HASH"));
    assertThat(described.lastEvaluatedShardId()).isNull();
    assertThat(described.shards())
        .singleElement()
        .satisfies(
            shard -> {
              assertThat(shard.shardId()).matches("shardId-[0-9]{20}-[0-9a-f]{8}");
              assertThat(shard.startingSequenceNumber()).matches("[0-9]{21}");
              assertThat(shard.endingSequenceNumber()).isNull();
              assertThat(shard.parentShardId()).isNull();
            });
    stream.engine.restart();
    assertThat(stream.engine.describe("things").latestStream()).isEqualTo(latest);
    assertThat(stream.describe()).isEqualTo(described);
  }

  @Test
  void canBeReadByItsArnAfterItWasSwitchedOff() {
    String old = stream.arn();
    stream.put("id", "old");
    assertThat(stream.update(false, null).enabled()).isFalse();
    assertThat(stream.describe(old).streamStatus()).isEqualTo("DISABLED");

    LatestStream next = stream.update(true, "KEYS_ONLY");
    stream.put("id", "new");

    assertThat(next.streamArn()).startsWith(ARN_PREFIX).isNotEqualTo(old);
    for (int round = 0; round < 2; round++) {
      assertThat(stream.records(old))
          .extracting(StreamRecord::keys)
          .containsExactly(item("id", "old"));
      assertThat(stream.records())
          .extracting(StreamRecord::keys)
          .containsExactly(item("id", "new"));
      assertThat(list(null, null, null).streams())
          .extracting(ListStreams.Stream::streamArn)
          .containsExactly(old, next.streamArn());
      stream.engine.restart();
    }
  }

  @Test
  void outlivesItsTableByADay() {
    String arn = stream.arn();
    stream.put("id", "a");
    stream.engine.execute(new DeleteTable("things"));
    stream.create("KEYS_ONLY");
    stream.put("id", "b");
    assertThat(stream.records(arn)).extracting(StreamRecord::keys).containsExactly(item("id", "a"));
    assertThat(stream.records()).extracting(StreamRecord::keys).containsExactly(item("id", "b"));

    stream.engine.pass(Duration.ofHours(24));
    assertThat(stream.describe(arn).streamStatus()).isEqualTo("DISABLED");
    stream.engine.pass(Duration.ofMillis(1));
    assertThatThrownBy(() -> stream.describe(arn))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found: Stream: " + arn + " not found");
    stream.engine.upkeep();
    assertThat(stream.engine.stored(Space.LOG)).isZero();
    stream.engine.restart();
    assertThat(list(null, null, null).streams()).hasSize(1);
  }

  @Test
  void isSwitchedOnceOnly() {
    stream.engine.assertInvalid(
        update(true, "KEYS_ONLY"), "Table already has an enabled stream: TableName: things");
    stream.update(false, null);
    stream.engine.assertInvalid(
        update(false, null), "Table has no stream to disable: TableName: things");
  }

  @Test
  void requiresAViewTypeThatFits() {
    String invalid = "One or more parameter values were invalid: ";
    stream.engine.assertInvalid(
        update(true, null), invalid + "If stream is being enabled then UpdateViewType is required");
    stream.engine.assertInvalid(
        update(false, "KEYS_ONLY"),
        invalid + "If stream is being disabled, then UpdateViewType must not be specified");
    stream.engine.assertInvalid(
        create(true, null),
        invalid + "Table is being created with a stream enabled, UpdateViewType is required");
    stream.engine.assertInvalid(
        create(false, "KEYS_ONLY"),
        invalid
            + "Table is being created with a stream disabled, UpdateViewType should not be"
            + " specified");
    stream.engine.assertInvalid(
        update(true, "ALL"),
        "1 validation error detected: Value 'ALL' at 'streamSpecification.streamViewType' failed to"
            + " satisfy constraint: Member must satisfy enum value set: [KEYS_ONLY,"
            + " NEW_AND_OLD_IMAGES, NEW_IMAGE, OLD_IMAGE]");
    stream.engine.assertInvalid(
        create(null, null),
        "1 validation error detected: Value null at 'streamSpecification.streamEnabled' failed to"
            + " satisfy constraint: Member must not be null");
    stream.engine.execute(create(false, null));
    assertThat(stream.engine.describe("others").latestStream()).isNull();
  }

  @Test
  void isListedInPages() {
    for (String table : List.of("one", "two", "three")) {
      CreateTable request = create(true, "KEYS_ONLY");
      stream.engine.execute(
          dev.stator.engine.Requests.createTable(table, "id:S")
              .withStream(request.streamSpecification()));
    }
    ListStreams.Result first = list(null, 3, null);
    ListStreams.Result second = list(null, 3, first.lastEvaluatedStreamArn());
    assertThat(first.streams())
        .extracting(ListStreams.Stream::tableName)
        .containsExactly("one", "things", "three");
    assertThat(second.streams()).extracting(ListStreams.Stream::tableName).containsExactly("two");
    assertThat(second.lastEvaluatedStreamArn()).isNull();
    assertThat(list("two", null, null).streams()).isEqualTo(second.streams());
    assertThatThrownBy(() -> list("none", null, null))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found: Table: none not found");
    stream.engine.assertInvalid(
        new ListStreams(null, 101, null),
        "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member"
            + " must have value less than or equal to 100");
  }

  @Test
  void refusesWhatIsNoArn() {
    stream.engine.assertInvalid(
        new DescribeStream("x".repeat(40), null, null, null), "Invalid StreamArn");
    stream.engine.assertInvalid(
        new DescribeStream("arn", null, null, null),
        "1 validation error detected: Value 'arn' at 'streamArn' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 37");
    stream.engine.assertInvalid(
        new DescribeStream(null, 0, null, null),
        "2 validation errors detected: Value null at 'streamArn' failed to satisfy constraint:"
            + " Member must not be null; Value '0' at 'limit' failed to satisfy constraint: Member"
            + " must have value greater than or equal to 1");
  }

  private ListStreams.Result list(
      @Nullable String table, @Nullable Integer limit, @Nullable String after) {
    return stream.engine.execute(new ListStreams(table, limit, after));
  }

  private static UpdateTable update(boolean enable, @Nullable String viewType) {
    return new UpdateTable("things", new StreamSpecification(enable, viewType));
  }

  private static CreateTable create(@Nullable Boolean enable, @Nullable String viewType) {
    CreateTable plain = dev.stator.engine.Requests.createTable("others", "id:S");
    return plain.withStream(new StreamSpecification(enable, viewType));
  }
}
