package dev.stator.embedded.internal.client;

import static dev.stator.embedded.TestTables.ORDERS;
import static dev.stator.embedded.TestTables.key;
import static dev.stator.embedded.TestTables.order;
import static dev.stator.embedded.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stator.embedded.Stator;
import dev.stator.embedded.TestTables;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardFilterType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

class StreamsClientTest {
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final Stator stator =
      Stator.builder()
          .clock(() -> now)
          .upkeepInterval(Duration.ZERO)
          .shardAge(Duration.ofHours(1))
          .inMemory();

  @BeforeEach
  void createTable() {
    stator
        .client()
        .createTable(
            TestTables.orders().toBuilder()
                .streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build());
  }

  @AfterEach
  void close() {
    stator.close();
  }

  @Test
  void tellsChangesWithEveryMember() {
    put(stator.client(), "a", 1, "first");
    put(stator.client(), "a", 1, "second");

    GetRecordsResponse answer = records(iterator(ShardIteratorType.TRIM_HORIZON));
    assertThat(answer.responseMetadata().requestId()).hasSize(52);
    assertThat(answer.nextShardIterator()).isNotNull();
    assertThat(answer.records()).hasSize(2);
    assertThat(answer.records().getFirst().dynamodb().hasOldImage()).isFalse();
    Record second = answer.records().getLast();
    assertThat(second.eventName()).isEqualTo(OperationType.MODIFY);
    assertThat(second.eventVersion()).isEqualTo("1.1");
    assertThat(second.eventSource()).isEqualTo("aws:dynamodb");
    assertThat(second.awsRegion()).isEqualTo("us-east-1");
    assertThat(second.eventID()).isNotEqualTo(answer.records().getFirst().eventID());
    assertThat(second.userIdentity()).isNull();
    assertThat(second.dynamodb().approximateCreationDateTime()).isEqualTo(now);
    assertThat(second.dynamodb().keys()).isEqualTo(key("a", 1));
    assertThat(second.dynamodb().oldImage()).isEqualTo(order("a", 1, "first"));
    assertThat(second.dynamodb().newImage()).isEqualTo(order("a", 1, "second"));
    assertThat(second.dynamodb().sizeBytes()).isPositive();
    assertThat(second.dynamodb().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
    assertThat(second.dynamodb().sequenceNumber()).hasSize(21);
  }

  @Test
  void isFollowedFromShardToShard() {
    stator
        .client()
        .updateTimeToLive(
            u ->
                u.tableName(ORDERS)
                    .timeToLiveSpecification(spec -> spec.enabled(true).attributeName("at")));
    put(stator.client(), "a", (int) now.getEpochSecond(), "over");
    String first = describe().streamDescription().shards().getFirst().shardId();
    String iterator = iterator(ShardIteratorType.LATEST);
    now = now.plus(Duration.ofHours(1));
    stator.upkeep();
    assertThat(describe().streamDescription().shards()).hasSize(2);
    var child =
        stator
            .streamsClient()
            .describeStream(
                d ->
                    d.streamArn(arn())
                        .shardFilter(f -> f.type(ShardFilterType.CHILD_SHARDS).shardId(first)))
            .streamDescription()
            .shards()
            .getFirst();
    assertThat(child.parentShardId()).isEqualTo(first);
    assertThat(child.sequenceNumberRange().endingSequenceNumber()).isNull();
    assertThatExceptionOfType(ExpiredIteratorException.class).isThrownBy(() -> records(iterator));

    Record removed =
        stator
            .streamsAsyncClient()
            .getShardIterator(
                g ->
                    g.streamArn(arn())
                        .shardId(child.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .thenCompose(
                got ->
                    stator
                        .streamsAsyncClient()
                        .getRecords(g -> g.shardIterator(got.shardIterator()).limit(1)))
            .join()
            .records()
            .getFirst();
    assertThat(removed.eventName()).isEqualTo(OperationType.REMOVE);
    assertThat(removed.userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
    assertThat(removed.userIdentity().type()).isEqualTo("Service");
  }

  @Test
  void isListedDescribedAndSwitchedOff() {
    String arn = arn();
    assertThat(stator.streamsClient().listStreams(l -> l.tableName(ORDERS)).streams())
        .singleElement()
        .satisfies(
            stream -> {
              assertThat(stream.streamArn()).isEqualTo(arn);
              assertThat(stream.tableName()).isEqualTo(ORDERS);
              assertThat(arn).endsWith("/stream/" + stream.streamLabel());
            });
    assertThat(stator.streamsAsyncClient().listStreams().join().streams()).hasSize(1);
    var updated =
        stator
            .client()
            .updateTable(u -> u.tableName(ORDERS).streamSpecification(s -> s.streamEnabled(false)))
            .tableDescription();
    assertThat(updated.latestStreamArn()).isEqualTo(arn);
    assertThat(updated.streamSpecification()).isNull();
    var described = describe().streamDescription();
    assertThat(described.streamStatus()).isEqualTo(StreamStatus.DISABLED);
    assertThat(described.keySchema()).hasSize(2);
    assertThat(described.creationRequestDateTime()).isEqualTo(now);
    assertThat(described.shards().getFirst().sequenceNumberRange().endingSequenceNumber())
        .isNotNull();
  }

  @Test
  void throwsTheSdksExceptions() {
    put(stator.client(), "a", 1, "first");
    String iterator = iterator(ShardIteratorType.TRIM_HORIZON);
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> stator.streamsClient().describeStream(d -> d.streamArn(arn() + "x")));
    String arn = arn();
    String shard = describe().streamDescription().shards().getFirst().shardId();
    String number = records(iterator).records().getFirst().dynamodb().sequenceNumber();
    now = now.plus(Duration.ofHours(25));
    assertThatExceptionOfType(TrimmedDataAccessException.class)
        .isThrownBy(
            () ->
                stator
                    .streamsClient()
                    .getShardIterator(
                        g ->
                            g.streamArn(arn)
                                .shardId(shard)
                                .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                                .sequenceNumber(number)));
  }

  private String arn() {
    return stator.client().describeTable(d -> d.tableName(ORDERS)).table().latestStreamArn();
  }

  private DescribeStreamResponse describe() {
    return stator.streamsClient().describeStream(d -> d.streamArn(arn()));
  }

  private String iterator(ShardIteratorType type) {
    return stator
        .streamsClient()
        .getShardIterator(
            g ->
                g.streamArn(arn())
                    .shardId(describe().streamDescription().shards().getFirst().shardId())
                    .shardIteratorType(type))
        .shardIterator();
  }

  private GetRecordsResponse records(String iterator) {
    return stator.streamsClient().getRecords(g -> g.shardIterator(iterator));
  }
}
