package dev.stator.keda.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.trigger.StreamTrigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerKind;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.tables.stream.ShardRecords;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import dev.stator.tables.stream.TableCheckpoints;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamMeasurementTest {
  private static final TriggerContext STREAM =
      new TriggerContext(TriggerKind.STREAM, null, null, false, Duration.ofSeconds(10));

  private final Events events = new Events();

  @AfterEach
  void close() {
    events.close();
  }

  private Measurement measure(InstantSource clock, String... more) {
    Map<String, String> metadata =
        new HashMap<>(Map.of("tableName", Events.TABLE, "awsRegion", "eu-west-2"));
    for (int index = 0; index < more.length; index += 2) {
      metadata.put(more[index], more[index + 1]);
    }
    var trigger = (StreamTrigger) TriggerParser.parse(metadata, STREAM);
    return new StreamMeasurement(clock)
        .of(
            trigger,
            events.client(),
            events.stator().streamsClient(),
            new Effort(new ReadBudget(null, clock), Duration.ofSeconds(30)));
  }

  @Test
  void counts_shards_as_keda_does() {
    assertThatThrownBy(() -> measure(InstantSource.system()))
        .isInstanceOf(TableError.NotFound.class);
    events.create();
    String arn =
        events.client().describeTable(r -> r.tableName(Events.TABLE)).table().latestStreamArn();
    int shards =
        events
            .stator()
            .streamsClient()
            .describeStream(r -> r.streamArn(arn))
            .streamDescription()
            .shards()
            .size();
    assertThat(measure(InstantSource.system()).value()).isEqualByComparingTo("" + shards);
  }

  @Test
  void needs_a_stream() {
    TableSetup.ensure(
        events.client(),
        new TableSetup.Shape(
            Events.TABLE, TableSetup.KeyAttribute.string("event_type"), null, null));
    assertThatThrownBy(() -> measure(InstantSource.system()))
        .isInstanceOf(MeasureException.class)
        .hasMessage("dynamodb stream arn for the table keda-events is empty");
  }

  @Test
  void tells_how_far_a_reader_is_behind() {
    events.create();
    TableSetup.ensure(
        events.client(),
        new TableSetup.Shape("checkpoints", TableSetup.KeyAttribute.string("reader"), null, null));
    String[] lag = {
      "measure",
      "lag",
      "lagReader",
      "worker",
      "lagCheckpointTable",
      "checkpoints",
      "lagCheckpointKey",
      "reader",
      "targetValue",
      "30"
    };
    InstantSource minuteLater = () -> Instant.now().plusSeconds(60);
    assertThat(measure(minuteLater, lag).value()).isEqualByComparingTo("0");

    events.put(0, 3);
    assertThat(measure(minuteLater, lag).value())
        .isBetween(new java.math.BigDecimal("58"), new java.math.BigDecimal("90"));

    StreamReader worker =
        new StreamReader(
            events.client(),
            events.stator().streamsClient(),
            new TableCheckpoints(events.client(), "checkpoints", "reader"),
            new StreamReaderSettings(
                "worker", Events.TABLE, StreamReaderSettings.Start.OLDEST, 1, Duration.ZERO));
    for (int handled = 0; handled < 3; handled++) {
      ShardRecords some = worker.next().orElseThrow();
      assertThat(measure(minuteLater, lag).value()).isPositive();
      worker.done(some);
    }
    assertThat(measure(minuteLater, lag).value()).isEqualByComparingTo("0");
  }
}
