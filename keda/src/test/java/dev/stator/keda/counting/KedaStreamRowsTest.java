package dev.stator.keda.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.replicas.DesiredReplicas;
import dev.stator.keda.trigger.IdentityOwner;
import dev.stator.keda.trigger.StreamTrigger;
import dev.stator.keda.trigger.Target;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.keda.trigger.TriggerKind;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.tables.TableError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** KEDA's tables of the streams' scaler, with its inputs and its results. */
class KedaStreamRowsTest {
  private static final TriggerContext STREAM =
      new TriggerContext(TriggerKind.STREAM, null, null, false, Duration.ofSeconds(10));

  private final Events events = new Events();

  @AfterEach
  void close() {
    events.close();
  }

  /**
   * A stream with more shards than the embedded engine ever makes: DescribeStream answers them in
   * pages, and refuses a start that no page ended with.
   */
  private record Pages(List<Integer> sizes) implements DynamoDbStreamsClient {
    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
      int page =
          request.exclusiveStartShardId() == null
              ? 0
              : 1 + Integer.parseInt(request.exclusiveStartShardId());
      List<Shard> shards =
          IntStream.range(0, sizes.get(page))
              .mapToObj(number -> Shard.builder().shardId(page + "-" + number).build())
              .toList();
      String last = page + 1 < sizes.size() ? Integer.toString(page) : null;
      return DescribeStreamResponse.builder()
          .streamDescription(d -> d.shards(shards).lastEvaluatedShardId(last))
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static StreamTrigger parse(String... fields) {
    Map<String, String> metadata =
        new HashMap<>(Map.of("tableName", Events.TABLE, "awsRegion", "eu-west-1"));
    for (int index = 0; index < fields.length; index += 2) {
      metadata.put(fields[index], fields[index + 1]);
    }
    return (StreamTrigger) TriggerParser.parse(metadata, STREAM);
  }

  private long shards(DynamoDbStreamsClient streams) {
    return new StreamMeasurement(InstantSource.system())
        .of(
            parse(),
            events.client(),
            streams,
            new Effort(new ReadBudget(null, InstantSource.system()), Duration.ofSeconds(30)))
        .value()
        .longValueExact();
  }

  @Test
  void a_small_table_has_5_shards_and_a_big_one_105_on_two_pages() {
    events.create();
    assertThat(shards(new Pages(List.of(5)))).isEqualTo(5);
    assertThat(shards(new Pages(List.of(100, 5)))).isEqualTo(105);
  }

  @Test
  void an_invalid_table_and_a_stream_that_is_gone_are_errors() {
    assertThatThrownBy(() -> shards(new Pages(List.of(5)))).isInstanceOf(TableError.class);
    events.create();
    DynamoDbStreamsClient real = events.stator().streamsClient();
    DynamoDbStreamsClient elsewhere =
        new DynamoDbStreamsClient() {
          @Override
          public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
            return real.describeStream(
                request.toBuilder().streamArn(request.streamArn() + "0").build());
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> shards(elsewhere)).isInstanceOf(TableError.class);
  }

  @Test
  void fields_as_keda_reads_them() {
    assertThat(parse().target()).isEqualTo(new Target(2, 0));
    assertThat(parse("shardCount", "").target()).isEqualTo(new Target(2, 0));
    assertThat(parse("shardCount", "3", "activationShardCount", "1").target())
        .isEqualTo(new Target(3, 1));
    assertThat(parse("identityOwner", "operator").identityOwner())
        .isEqualTo(IdentityOwner.OPERATOR);
    assertThat("s0-" + parse().metricName()).isEqualTo("s0-aws-dynamodb-streams-" + Events.TABLE);
    for (String field : List.of("shardCount", "activationShardCount")) {
      assertThatThrownBy(() -> parse(field, "a"))
          .isInstanceOf(TriggerException.class)
          .hasMessageContaining("unable to set param \"" + field + "\" value \"a\"");
    }
    List<String> missing = new ArrayList<>();
    for (String field : List.of("tableName", "awsRegion")) {
      assertThatThrownBy(() -> parse(field, ""))
          .satisfies(failure -> missing.add(String.valueOf(failure.getMessage())));
    }
    assertThat(missing.get(0)).contains("missing required parameter \"tableName\"");
    assertThat(missing.get(1)).contains("missing required parameter \"awsRegion\"");
  }

  /** KEDA's end-to-end test: as many shards for a replica as there are, then one, then as many. */
  @ParameterizedTest
  @CsvSource({"105,1", "1,2", "105,1"})
  void the_end_to_end_test_of_the_streams_scaler(long shardCount, long replicas) {
    events.create();
    long shards = shards(new Pages(List.of(100, 5)));
    assertThat(DesiredReplicas.of((double) shards, (double) shardCount, true, 1, 2).replicas())
        .isEqualTo(replicas);
  }
}
