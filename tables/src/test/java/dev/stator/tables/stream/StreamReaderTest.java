package dev.stator.tables.stream;

import static dev.stator.tables.stream.ChangingTable.drain;
import static dev.stator.tables.stream.ChangingTable.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stator.tables.TableError;
import dev.stator.tables.stream.StreamReaderSettings.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

class StreamReaderTest {
  private final ChangingTable table = new ChangingTable();
  private final CheckpointStore checkpoints = new MemoryCheckpoints();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void reads_from_the_oldest_record_in_order() {
    table.put("a", "b", "c");
    StreamReader reader = table.reader(checkpoints, Start.OLDEST);
    assertThat(drain(reader)).containsExactly("a", "b", "c");
    assertThat(reader.next()).isEmpty();
    table.put("d");
    assertThat(drain(reader)).containsExactly("d");
  }

  @Test
  void gives_as_many_at_a_time_as_it_is_told() {
    table.put("a", "b", "c");
    StreamReader reader = table.reader(table.stator.streamsClient(), checkpoints, Start.OLDEST, 2);
    ShardRecords first = reader.next().orElseThrow();
    assertThat(ids(first)).containsExactly("a", "b");
    assertThat(reader.next()).as("while the shard's last records are out").isEmpty();
    reader.done(first);
    assertThat(ids(reader.next().orElseThrow())).containsExactly("c");
  }

  @Test
  void goes_on_behind_the_checkpoint_and_tells_again_what_was_not_done() {
    table.put("a", "b", "c");
    StreamReader first = table.reader(checkpoints, Start.OLDEST);
    first.done(first.next().orElseThrow(), 2);
    StreamReader second = table.reader(checkpoints, Start.OLDEST);
    assertThat(drain(second)).containsExactly("c");
    table.put("d");
    assertThat(second.next()).isPresent();
    assertThat(drain(table.reader(checkpoints, Start.OLDEST))).containsExactly("d");
  }

  @Test
  void gives_again_what_could_not_be_handled() {
    table.put("a", "b", "c");
    StreamReader reader = table.reader(checkpoints, Start.OLDEST);
    ShardRecords records = reader.next().orElseThrow();
    reader.done(records, 1);
    reader.again(records);
    assertThat(drain(reader)).containsExactly("b", "c");
  }

  @Test
  void starts_with_what_is_new_and_loses_none_of_it_in_a_restart() {
    table.put("before");
    table.pass(Duration.ofMinutes(1));
    assertThat(table.reader(checkpoints, Start.NEW).next()).isEmpty();
    table.put("while away");
    StreamReader restarted = table.reader(checkpoints, Start.NEW);
    assertThat(drain(restarted)).containsExactly("while away");
    table.put("now");
    assertThat(drain(restarted)).containsExactly("now");
  }

  @Test
  void reads_a_shard_after_its_parent_and_finds_new_ones() {
    StreamReader reader = table.reader(checkpoints, Start.OLDEST);
    List<String> written = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      table.put("item" + i);
      written.add("item" + i);
      if (i % 2 == 0) {
        read.addAll(drain(reader));
      }
      table.pass(ChangingTable.SHARD_AGE);
    }
    read.addAll(drain(reader));
    assertThat(read).isEqualTo(written);
    StreamReader late = table.reader(new MemoryCheckpoints(), Start.OLDEST);
    assertThat(drain(late)).as("all shards at once").isEqualTo(written);
  }

  @Test
  void reads_descriptions_of_several_pages() {
    FailingStreams streams = new FailingStreams(table.stator.streamsClient());
    streams.describePageSize = 1;
    for (int i = 0; i < 4; i++) {
      table.put("item" + i);
      table.pass(ChangingTable.SHARD_AGE);
    }
    StreamReader reader =
        table.reader(streams, checkpoints, Start.OLDEST, StreamReaderSettings.RECORDS_MAX);
    assertThat(drain(reader)).containsExactly("item0", "item1", "item2", "item3");
  }

  @Test
  void holds_a_child_back_while_its_parents_records_are_out() {
    table.put("parent");
    table.pass(ChangingTable.SHARD_AGE);
    table.put("child");
    StreamReader reader = table.reader(checkpoints, Start.OLDEST);
    ShardRecords parent = reader.next().orElseThrow();
    assertThat(ids(parent)).containsExactly("parent");
    assertThat(reader.next()).isEmpty();
    reader.done(parent);
    assertThat(drain(reader)).containsExactly("child");
  }

  @Test
  void says_so_when_records_were_deleted_unread() {
    table.put("a", "b");
    StreamReader reader = table.reader(checkpoints, Start.OLDEST);
    reader.done(reader.next().orElseThrow(), 1);
    table.pass(Duration.ofHours(26));
    table.put("c");
    StreamReader late = table.reader(checkpoints, Start.OLDEST);
    ShardRecords records = next(late);
    assertThat(ids(records)).containsExactly("c");
    assertThat(records.afterGap()).isTrue();
    late.done(records);
    table.put("d");
    assertThat(next(late).afterGap()).isFalse();
  }

  /** A question about deleted records brings nothing; the next one goes on behind them. */
  private static ShardRecords next(StreamReader reader) {
    return reader.next().or(reader::next).orElseThrow();
  }

  @Test
  void replaces_iterators_that_have_expired() {
    StreamReader reader = table.reader(checkpoints, Start.OLDEST);
    assertThat(reader.next()).isEmpty();
    table.put("a");
    table.pass(Duration.ofMinutes(16));
    assertThat(ids(next(reader))).containsExactly("a");

    FailingStreams streams = new FailingStreams(table.stator.streamsClient());
    StreamReader other = table.reader(streams, new MemoryCheckpoints(), Start.OLDEST, 1000);
    streams.failures.add(ExpiredIteratorException.builder().message("expired").build());
    assertThat(ids(next(other))).containsExactly("a");
  }

  @Test
  void backs_off_when_it_asks_too_often() {
    FailingStreams streams = new FailingStreams(table.stator.streamsClient());
    StreamReader reader = table.reader(streams, checkpoints, Start.OLDEST, 1000);
    table.put("a");
    streams.failures.add(throttled());
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).as("within the back-off").isEmpty();
    assertThat(streams.failures).isEmpty();
    table.pass(Duration.ofSeconds(1));
    assertThat(drain(reader)).containsExactly("a");
  }

  private static DynamoDbException throttled() {
    return (DynamoDbException)
        DynamoDbException.builder()
            .message("too many")
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("LimitExceededException")
                    .errorMessage("too many")
                    .build())
            .build();
  }

  @Test
  void throws_what_is_wrong_and_goes_on_when_it_is_right_again() {
    FailingStreams streams = new FailingStreams(table.stator.streamsClient());
    StreamReader reader = table.reader(streams, checkpoints, Start.OLDEST, 1000);
    table.put("a");
    streams.failures.add(
        InternalServerErrorException.builder().message("broken").statusCode(500).build());
    assertThatExceptionOfType(TableError.OutcomeUnknown.class).isThrownBy(reader::next);
    assertThat(drain(reader)).containsExactly("a");
  }

  @Test
  void follows_the_table_to_its_next_stream() {
    StreamReader reader = table.reader(checkpoints, Start.OLDEST);
    assertThat(drain(reader)).isEmpty();
    table.put("a");
    table.switchStream(false);
    table.put("unrecorded");
    table.pass(Duration.ofSeconds(20));
    table.switchStream(true);
    table.put("b");
    assertThat(drain(reader)).containsExactly("a", "b");
  }

  @Test
  void refuses_a_table_without_stream() {
    table.stator.client().deleteTable(d -> d.tableName(ChangingTable.TABLE));
    assertThatExceptionOfType(TableError.NotFound.class)
        .isThrownBy(() -> table.reader(checkpoints, Start.OLDEST).next());
    try (ChangingTable other = new ChangingTable()) {
      other.switchStream(false);
      other.pass(Duration.ofHours(48));
      assertThatExceptionOfType(NoStreamException.class)
          .isThrownBy(() -> other.reader(checkpoints, Start.OLDEST).next())
          .withMessageContaining("'things' has no stream");
    }
  }

  @Test
  void waits_for_records() throws InterruptedException {
    StreamReader reader =
        new StreamReader(
            table.stator.client(),
            table.stator.streamsClient(),
            checkpoints,
            new StreamReaderSettings(
                "me", ChangingTable.TABLE, Start.OLDEST, 10, Duration.ofMillis(5)));
    assertThat(reader.next(Duration.ofMillis(10))).isEmpty();
    Thread writer = Thread.startVirtualThread(() -> table.put("a"));
    assertThat(ids(reader.next(Duration.ofSeconds(30)).orElseThrow())).containsExactly("a");
    writer.join();
  }
}
