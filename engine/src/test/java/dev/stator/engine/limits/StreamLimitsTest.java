package dev.stator.engine.limits;

import static dev.stator.engine.limits.Answers.constraint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.ListStreams;
import dev.stator.model.operation.StreamSpecification;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lengths and numbers of DynamoDB Streams: Streams API Reference, each action's "Request
 * Parameters".
 */
final class StreamLimitsTest {
  private static final String TOO_SMALL = "have value greater than or equal to 1";

  private final EngineUnderTest engine = new EngineUnderTest();
  private String arn = "";
  private String shard = "";

  @BeforeEach
  void createStream() {
    engine.create(
        Requests.createTable("things", "id:S")
            .withStream(new StreamSpecification(true, "KEYS_ONLY")));
    arn = Objects.requireNonNull(engine.describe("things").latestStream()).streamArn();
    shard =
        engine
            .execute(new DescribeStream(arn, null, null, null))
            .streamDescription()
            .shards()
            .getFirst()
            .shardId();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 99, 100, 101})
  void aPageHasAHundredStreamsOrShards(int limit) {
    String rule = limit < 1 ? TOO_SMALL : "have value less than or equal to 100";
    String expected =
        limit >= 1 && limit <= 100 ? Answers.DONE : constraint("" + limit, "limit", rule);
    assertThat(Answers.of(engine, new ListStreams(null, limit, null))).isEqualTo(expected);
    assertThat(Answers.of(engine, new DescribeStream(arn, limit, null, null))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 999, 1000, 1001})
  void aReadGivesAThousandRecords(int limit) {
    String rule = limit < 1 ? TOO_SMALL : "have value less than or equal to 1000";
    String iterator =
        engine.execute(new GetShardIterator(arn, shard, "TRIM_HORIZON", null)).shardIterator();
    assertThat(Answers.of(engine, new GetRecords(iterator, limit)))
        .isEqualTo(
            limit >= 1 && limit <= 1000 ? Answers.DONE : constraint("" + limit, "limit", rule));
  }

  @ParameterizedTest
  @ValueSource(ints = {36, 37, 38, 1023, 1024, 1025})
  void anArnHasLengths(int length) {
    String text = "x".repeat(length);
    boolean fits = length >= 37 && length <= 1024;
    String expected =
        fits ? "Invalid StreamArn" : constraint(text, "streamArn", rule(length, 37, 1024));
    assertThat(Answers.of(engine, new DescribeStream(text, null, null, null))).isEqualTo(expected);
    assertThat(Answers.of(engine, new GetShardIterator(text, shard, "LATEST", null)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {27, 28, 29, 64, 65, 66})
  void aShardIdHasLengths(int length) {
    String text = "x".repeat(length);
    boolean fits = length >= 28 && length <= 65;
    assertThat(Answers.of(engine, new GetShardIterator(arn, text, "LATEST", null)))
        .isEqualTo(fits ? Answers.NO_TABLE : constraint(text, "shardId", rule(length, 28, 65)));
    assertThat(Answers.of(engine, new DescribeStream(arn, null, text, null)))
        .isEqualTo(
            fits ? Answers.DONE : constraint(text, "exclusiveStartShardId", rule(length, 28, 65)));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 21, 22, 39, 40, 41})
  void aSequenceNumberHasLengths(int length) {
    String text = "1".repeat(length);
    boolean fits = length >= 21 && length <= 40;
    assertThat(Answers.of(engine, new GetShardIterator(arn, shard, "AT_SEQUENCE_NUMBER", text)))
        .isEqualTo(
            fits
                ? "Invalid SequenceNumber: " + text + " is not in the range of the shard"
                : constraint(text, "sequenceNumber", rule(length, 21, 40)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 2047, 2048, 2049})
  void anIteratorHasLengths(int length) {
    String text = "x".repeat(length);
    boolean fits = length >= 1 && length <= 2048;
    assertThat(Answers.of(engine, new GetRecords(text, null)))
        .isEqualTo(
            fits
                ? "Invalid ShardIterator"
                : constraint(text, "shardIterator", rule(length, 1, 2048)));
  }

  private static String rule(int length, int min, int max) {
    return length < min
        ? "have length greater than or equal to " + min
        : "have length less than or equal to " + max;
  }
}
