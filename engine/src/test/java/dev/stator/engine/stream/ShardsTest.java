package dev.stator.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.Space;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.StreamDescription.Shard;
import dev.stator.model.operation.StreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ShardsTest {
  private static final Duration SHARD_AGE = Duration.ofHours(4);

  private final StreamUnderTest stream = new StreamUnderTest("KEYS_ONLY");

  private void roll() {
    stream.engine.pass(SHARD_AGE).upkeep();
  }

  @Test
  void followEachOtherOverTime() {
    stream.put("id", "a");
    stream.engine.pass(SHARD_AGE.minusMillis(1)).upkeep();
    assertThat(stream.describe().shards()).hasSize(1);
    stream.engine.pass(Duration.ofMillis(1)).upkeep();
    stream.engine.upkeep();
    stream.put("id", "b");
    roll();

    List<Shard> shards = stream.describe().shards();
    assertThat(shards).hasSize(3);
    for (int index = 0; index < 2; index++) {
      Shard shard = shards.get(index);
      Shard next = shards.get(index + 1);
      assertThat(next.parentShardId()).isEqualTo(shard.shardId());
      assertThat(shard.endingSequenceNumber())
          .isGreaterThanOrEqualTo(shard.startingSequenceNumber())
          .isLessThan(next.startingSequenceNumber());
    }
    assertThat(shards.getLast().endingSequenceNumber()).isNull();
    assertThat(keys(stream.get(iterator(0, "TRIM_HORIZON", null)))).containsExactly("a");
    assertThat(keys(stream.get(iterator(1, "TRIM_HORIZON", null)))).containsExactly("b");
    assertThat(keys(stream.get(iterator(2, "TRIM_HORIZON", null)))).isEmpty();
    stream.engine.restart();
    assertThat(stream.describe().shards()).isEqualTo(shards);
  }

  @Test
  void endWhenTheyAreClosedAndRead() {
    stream.put("id", "a");
    GetRecords.Result open = stream.get(iterator(0, "TRIM_HORIZON", null));
    assertThat(keys(open)).containsExactly("a");
    String next = Objects.requireNonNull(open.nextShardIterator());
    GetRecords.Result empty = stream.get(next);
    assertThat(empty.records()).isEmpty();
    assertThat(empty.nextShardIterator()).isNotNull();

    roll();
    stream.put("id", "b");
    String fresh = iterator(0, "TRIM_HORIZON", null);
    assertThat(keys(stream.get(fresh))).containsExactly("a");
    assertThat(stream.get(fresh).nextShardIterator()).isNull();
    GetRecords.Result latest = stream.get(iterator(0, "LATEST", null));
    assertThat(latest.records()).isEmpty();
    assertThat(latest.nextShardIterator()).isNull();
  }

  @Test
  void areToldInPagesAndByTheirParent() {
    roll();
    roll();
    List<Shard> all = stream.describe().shards();
    var first = describe(2, null, null);
    assertThat(first.shards()).isEqualTo(all.subList(0, 2));
    assertThat(first.lastEvaluatedShardId()).isEqualTo(all.get(1).shardId());
    var second = describe(2, first.lastEvaluatedShardId(), null);
    assertThat(second.shards()).isEqualTo(all.subList(2, 3));
    assertThat(second.lastEvaluatedShardId()).isNull();
    assertThat(
            describe(
                    null,
                    null,
                    new DescribeStream.ShardFilter("CHILD_SHARDS", all.getFirst().shardId()))
                .shards())
        .isEqualTo(all.subList(1, 2));
    assertThat(describe(null, "z".repeat(40), null).shards()).isEmpty();
    stream.engine.assertInvalid(
        new DescribeStream(stream.arn(), null, null, new DescribeStream.ShardFilter("ALL", null)),
        "1 validation error detected: Value 'ALL' at 'shardFilter.type' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [CHILD_SHARDS]");
  }

  @Test
  void areReadFromFourKindsOfPlaces() {
    stream.put("id", "a");
    stream.put("id", "b");
    String latest = iterator(0, "LATEST", null);
    stream.put("id", "c");
    String b = stream.records().get(1).sequenceNumber();

    assertThat(keys(stream.get(iterator(0, "TRIM_HORIZON", null)))).containsExactly("a", "b", "c");
    assertThat(keys(stream.get(iterator(0, "AT_SEQUENCE_NUMBER", b)))).containsExactly("b", "c");
    assertThat(keys(stream.get(iterator(0, "AFTER_SEQUENCE_NUMBER", b)))).containsExactly("c");
    assertThat(keys(stream.get(latest))).containsExactly("c");
    String start = stream.describe().shards().getFirst().startingSequenceNumber();
    assertThat(keys(stream.get(iterator(0, "AT_SEQUENCE_NUMBER", start)))).hasSize(3);
    assertThat(keys(stream.get(iterator(0, "AFTER_SEQUENCE_NUMBER", start)))).hasSize(3);
  }

  @Test
  void giveAThousandRecordsOrAMegabyteAtATime() {
    for (int number = 0; number < 1001; number++) {
      stream.put("id", "k" + number);
    }
    GetRecords.Result first = stream.get(iterator(0, "TRIM_HORIZON", null));
    assertThat(first.records()).hasSize(1000);
    GetRecords.Result rest = stream.get(Objects.requireNonNull(first.nextShardIterator()));
    assertThat(keys(rest)).containsExactly("k1000");
    assertThat(
            stream.engine.execute(new GetRecords(iterator(0, "TRIM_HORIZON", null), 7)).records())
        .hasSize(7);

    stream.update(false, null);
    stream.update(true, "NEW_IMAGE");
    for (int number = 0; number < 4; number++) {
      stream.put("id", "large" + number, "x", AttributeValue.s("x".repeat(400_000)));
    }
    GetRecords.Result large = stream.get(iterator(0, "TRIM_HORIZON", null));
    assertThat(keys(large)).containsExactly("large0", "large1");
    assertThat(keys(stream.get(Objects.requireNonNull(large.nextShardIterator()))))
        .containsExactly("large2", "large3");
  }

  @Test
  void areTrimmedAfterADay() {
    stream.put("id", "a");
    String a = stream.records().getFirst().sequenceNumber();
    stream.engine.pass(Duration.ofMinutes(5));
    stream.put("id", "b");
    stream.engine.pass(Duration.ofHours(24).minusMinutes(5));
    String atA = iterator(0, "TRIM_HORIZON", null);
    assertThat(keys(stream.get(atA))).containsExactly("a", "b");

    stream.engine.pass(Duration.ofMillis(1));
    for (int round = 0; round < 2; round++) {
      // First before anything is deleted, then after.
      assertThatThrownBy(() -> stream.get(atA))
          .isInstanceOf(EngineError.TrimmedDataAccess.class)
          .hasMessage("The data you are trying to access has been trimmed");
      assertThatThrownBy(() -> iterator(0, "AT_SEQUENCE_NUMBER", a))
          .isInstanceOf(EngineError.TrimmedDataAccess.class);
      assertThat(keys(stream.get(iterator(0, "TRIM_HORIZON", null)))).containsExactly("b");
      stream.engine.upkeep();
      stream.engine.restart();
    }
    assertThat(stream.engine.stored(Space.LOG)).isEqualTo(1);
    assertThat(stream.describe().shards()).hasSize(2);

    stream.engine.pass(Duration.ofHours(25)).upkeep();
    assertThat(stream.engine.stored(Space.LOG)).isZero();
    assertThat(stream.describe().shards()).hasSize(2);
    assertThat(stream.describe().shards().getFirst().parentShardId()).isNotNull();
  }

  @Test
  void haveIteratorsForAQuarterOfAnHour() {
    String iterator = iterator(0, "TRIM_HORIZON", null);
    stream.engine.pass(Duration.ofMinutes(15).minusMillis(1));
    assertThat(stream.get(iterator).records()).isEmpty();
    stream.engine.pass(Duration.ofMillis(1));
    assertThat(stream.get(iterator).records()).isEmpty();
    stream.engine.pass(Duration.ofMillis(1));
    assertThatThrownBy(() -> stream.get(iterator))
        .isInstanceOf(EngineError.ExpiredIterator.class)
        .hasMessage(
            "The shard iterator has expired and can no longer be used to retrieve stream records.");
  }

  @Test
  void refuseWhatIsNoPlaceInThem() {
    String shard = stream.shardId(0);
    stream.engine.assertInvalid(new GetRecords("nonsense", null), "Invalid ShardIterator");
    stream.engine.assertInvalid(
        new GetRecords(stream.arn() + "|1|AAAA", null), "Invalid ShardIterator");
    stream.engine.assertInvalid(
        new GetRecords("x", 1001),
        "1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: Member"
            + " must have value less than or equal to 1000");
    stream.engine.assertInvalid(
        new GetShardIterator(stream.arn(), shard, "NEWEST", null),
        "1 validation error detected: Value 'NEWEST' at 'shardIteratorType' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST,"
            + " AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
    assertThatThrownBy(() -> stream.iterator("shardId-" + "0".repeat(29), "LATEST", null))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found: Shard does not exist");
    for (String number :
        List.of("9".repeat(21), "1" + "9".repeat(20), "x".repeat(21), "0".repeat(40))) {
      assertThatThrownBy(() -> iterator(0, "AT_SEQUENCE_NUMBER", number))
          .isInstanceOf(EngineError.Validation.class)
          .hasMessageStartingWith("Invalid SequenceNumber: " + number);
    }
    assertThatThrownBy(() -> iterator(0, "AT_SEQUENCE_NUMBER", null))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessageEndingWith("Request specified AT_SEQUENCE_NUMBER and no SequenceNumber.");
  }

  private String iterator(int shard, String type, @Nullable String number) {
    return stream.iterator(stream.shardId(shard), type, number);
  }

  private dev.stator.model.operation.StreamDescription describe(
      @Nullable Integer limit,
      @Nullable String after,
      DescribeStream.@Nullable ShardFilter filter) {
    return stream
        .engine
        .execute(new DescribeStream(stream.arn(), limit, after, filter))
        .streamDescription();
  }

  private static List<String> keys(GetRecords.Result result) {
    List<String> keys = new ArrayList<>();
    for (StreamRecord record : result.records()) {
      keys.add(((AttributeValue.S) Objects.requireNonNull(record.keys().get("id"))).value());
    }
    return keys;
  }
}
