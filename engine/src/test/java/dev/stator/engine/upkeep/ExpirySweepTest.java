package dev.stator.engine.upkeep;

import static dev.stator.engine.EngineUnderTest.NOW;
import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.engine.store.Space;
import dev.stator.model.AttributeValue;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Item;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.StreamRecord;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.UpdateTimeToLive;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpirySweepTest {
  private static final long SECOND = NOW.getEpochSecond();

  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  private void ttl(boolean enable, String attribute) {
    engine.execute(new UpdateTimeToLive("things", attribute, enable));
  }

  private void put(String id, String expiry) {
    engine.put("things", item("id", id, "x", number(expiry)));
  }

  private static AttributeValue number(String text) {
    return new AttributeValue.N(DynamoNumber.parse(text));
  }

  private boolean has(String id) {
    return engine.get("things", item("id", id)) != null;
  }

  @Test
  void deletesWhatIsOverWhenItRuns() {
    ttl(true, "x");
    put("a", "" + (SECOND + 60));
    engine.pass(Duration.ofSeconds(59)).upkeep();
    assertThat(has("a")).isTrue();
    engine.pass(Duration.ofSeconds(1));
    assertThat(has("a")).isTrue();
    engine.upkeep();
    assertThat(has("a")).isFalse();
    assertThat(engine.describe("things").itemCount()).isZero();
    assertThat(engine.describe("things").sizeBytes()).isZero();
    assertThat(engine.stored(Space.LOG)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0.5,true", "1.7e9,false", "-5,true", "3e125,true", "1e-130,true", "9e18,true"})
  void takesEveryNumber(String expiry, boolean stays) {
    ttl(true, "x");
    put("a", expiry);
    engine.upkeep();
    assertThat(has("a")).isEqualTo(stays);
  }

  @Test
  void looksAtFractionsOfSeconds() {
    ttl(true, "x");
    put("a", SECOND + ".679");
    put("b", SECOND + ".678");
    engine.upkeep();
    assertThat(has("a")).isTrue();
    assertThat(has("b")).isFalse();
    engine.pass(Duration.ofMillis(1)).upkeep();
    assertThat(has("a")).isFalse();
  }

  @Test
  void leavesWhatIsOverForMoreThanFiveYears() {
    ttl(true, "x");
    long fiveYearsAgo = NOW.atOffset(ZoneOffset.UTC).minusYears(5).toEpochSecond();
    put("old", "" + (fiveYearsAgo - 1));
    put("new", "" + fiveYearsAgo);
    put("newer", "" + (fiveYearsAgo + 1));
    engine.upkeep();
    assertThat(has("old")).isTrue();
    assertThat(has("new")).isFalse();
    assertThat(has("newer")).isFalse();
  }

  @Test
  void leavesWhatHasNoNumber() {
    ttl(true, "x");
    engine.put("things", item("id", "text", "x", "" + (SECOND - 1)), item("id", "none"));
    engine.upkeep();
    assertThat(has("text")).isTrue();
    assertThat(has("none")).isTrue();
    assertThat(engine.stored(Space.LOG)).isZero();
  }

  @Test
  void followsTheItem() {
    ttl(true, "x");
    put("later", "" + (SECOND + 10));
    put("later", "" + (SECOND + 100));
    put("never", "" + (SECOND + 10));
    engine.put("things", item("id", "never"));
    engine.pass(Duration.ofSeconds(50)).upkeep();
    assertThat(has("later")).isTrue();
    assertThat(has("never")).isTrue();
    assertThat(engine.stored(Space.LOG)).isEqualTo(1);
    engine.pass(Duration.ofSeconds(50)).upkeep();
    assertThat(has("later")).isFalse();
  }

  @Test
  void indexesWhatWasThereBefore() {
    for (int number = 0; number < 200; number++) {
      put("k" + number, "" + (SECOND + number % 2 * 100L));
    }
    ttl(true, "x");
    put("new", "" + SECOND);
    engine.restart();
    engine.upkeep();
    assertThat(engine.describe("things").itemCount()).isEqualTo(100);
    assertThat(engine.stored(Space.LOG)).isEqualTo(100);
    engine.pass(Duration.ofSeconds(100)).upkeep();
    assertThat(engine.describe("things").itemCount()).isZero();
  }

  @Test
  void forgetsAnAttributeThatIsNotTtlAnyMore() {
    ttl(true, "x");
    put("a", "" + SECOND);
    ttl(false, "x");
    assertThat(engine.stored(Space.LOG)).isZero();
    engine.upkeep();
    assertThat(has("a")).isTrue();
    ttl(true, "y");
    engine.upkeep();
    assertThat(has("a")).isTrue();
    ttl(false, "y");
    ttl(true, "x");
    engine.upkeep();
    assertThat(has("a")).isFalse();
  }

  @Test
  void goesWithItsTable() {
    ttl(true, "x");
    put("a", "" + SECOND);
    int meta = engine.stored(Space.META);
    engine.execute(new DeleteTable("things"));
    assertThat(engine.stored(Space.LOG)).isZero();
    engine.withTable("things", "id:S");
    ttl(true, "x");
    put("b", "" + (SECOND + 1));
    assertThat(engine.stored(Space.META)).isEqualTo(meta);
    engine.upkeep();
    assertThat(has("b")).isTrue();
  }

  @Test
  void worksOnTablesWithEveryKindOfKey() {
    engine.withTable("pairs", "p:N", "s:B");
    engine.execute(new UpdateTimeToLive("pairs", "p", true));
    Item over = item("p", number("" + SECOND), "s", new byte[] {0, -1});
    Item later = item("p", number("" + (SECOND + 9)), "s", new byte[] {7});
    engine.put("pairs", over, later);
    engine.upkeep();
    assertThat(engine.get("pairs", over)).isNull();
    assertThat(engine.get("pairs", later)).isNotNull();
  }

  @Test
  void tellsTheStreamThatTheServiceDidIt() {
    CreateTable plain = Requests.createTable("streamed", "id:S");
    engine.create(plain.withStream(new StreamSpecification(true, "OLD_IMAGE")));
    engine.execute(new UpdateTimeToLive("streamed", "x", true));
    Item over = item("id", "a", "x", number("" + SECOND));
    engine.put("streamed", over);
    engine.upkeep();
    String arn = Objects.requireNonNull(engine.describe("streamed").latestStream()).streamArn();
    String shard =
        engine
            .execute(new DescribeStream(arn, null, null, null))
            .streamDescription()
            .shards()
            .getFirst()
            .shardId();
    List<StreamRecord> records =
        engine
            .execute(
                new GetRecords(
                    engine
                        .execute(new GetShardIterator(arn, shard, "TRIM_HORIZON", null))
                        .shardIterator(),
                    null))
            .records();
    assertThat(records).extracting(StreamRecord::eventName).containsExactly("INSERT", "REMOVE");
    assertThat(records.getFirst().userIdentity()).isNull();
    assertThat(records.getLast().userIdentity())
        .isEqualTo(new StreamRecord.UserIdentity("dynamodb.amazonaws.com", "Service"));
    assertThat(records.getLast().oldImage()).isEqualTo(over);
  }
}
