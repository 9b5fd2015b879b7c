package dev.stator.keda.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.keda.AllowList;
import dev.stator.keda.Scaler;
import dev.stator.keda.TableSource;
import dev.stator.keda.TableSources;
import dev.stator.keda.TriggerDirectory;
import dev.stator.keda.counting.Events;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.ScaledWorkload;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Real time, as the bar is one: active within a second of the write. */
class ActivationTest {
  private static final ScaledWorkload WORKLOAD = new ScaledWorkload("keda-test", "events");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Events events = new Events();
  private final Scaler scaler =
      new Scaler(
          new TriggerDirectory(
              Map.of(),
              new TableSources.Embedded(
                  new TableSource(events.client(), events.stator()::streamsClient)),
              AllowList.NOTHING,
              new IdentityChoice(name -> null)));

  @AfterEach
  void close() {
    scaler.close();
    events.close();
  }

  private ActivityWatch watch(String... changes) {
    return scaler.watch(WORKLOAD, Events.metadata(changes));
  }

  /** Measurements are an hour apart: only the stream can tell. */
  @ParameterizedTest
  @EnumSource(
      value = StreamViewType.class,
      names = {"NEW_AND_OLD_IMAGES", "KEYS_ONLY"})
  void is_active_within_a_second_of_the_write(StreamViewType view) throws Exception {
    events.create(view).put(0, 4);
    try (ActivityWatch watch = watch("activationTargetValue", "4", "sampleInterval", "1h")) {
      assertThat(watch.next(Duration.ofSeconds(10))).contains(false);
      events.put("other", 0, 10, Map.of());
      events.put(4, 5);
      long writtenNanos = System.nanoTime();
      assertThat(watch.next(Duration.ofSeconds(10))).contains(true);
      assertThat(Duration.ofNanos(System.nanoTime() - writtenNanos)).isLessThan(SECOND);
      // What the calls are told is not older than what was pushed.
      assertThat(
              scaler
                  .read(
                      WORKLOAD,
                      Events.metadata("activationTargetValue", "4", "sampleInterval", "1h"))
                  .value())
          .isEqualByComparingTo("5");
    }
  }

  @Test
  void changes_that_the_query_would_not_find_cost_nothing() throws Exception {
    events.create();
    String[] changes = {
      "sampleInterval", "1h",
      "filterExpression", "msg = :msg",
      "expressionAttributeValues",
          "{\":key\":{\"S\":\"scaling_event\"},\":msg\":{\"S\":\"active\"}}"
    };
    try (ActivityWatch watch = watch(changes)) {
      assertThat(watch.next(Duration.ofSeconds(10))).contains(false);
      events.put(Events.TYPE, 0, 3, Map.of("msg", AttributeValue.fromS("idle")));
      assertThat(watch.next(Duration.ofMillis(700))).contains(false);
      events.put(Events.TYPE, 3, 4, Map.of("msg", AttributeValue.fromS("active")));
      assertThat(watch.next(SECOND)).contains(true);
    }
  }

  @Test
  void counts_correct_what_the_stream_does_not_tell() throws Exception {
    events.create().put(0, 6);
    try (ActivityWatch watch = watch("sampleInterval", "100ms")) {
      assertThat(watch.next(Duration.ofSeconds(10))).contains(true);
      events.delete(0, 6);
      assertThat(watch.next(Duration.ofSeconds(10))).contains(false);
    }
  }

  /** What was told is not told again while nobody knows whether it is still true. */
  @Test
  void activity_is_not_known_while_the_table_cannot_be_read() throws Exception {
    events.create().put(0, 6);
    try (ActivityWatch watch = watch("sampleInterval", "100ms")) {
      assertThat(watch.next(Duration.ofSeconds(10))).contains(true);
      events.client().deleteTable(r -> r.tableName(Events.TABLE));
      long endNanos = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (watch.next(Duration.ofMillis(50)).isPresent() && System.nanoTime() < endNanos) {
        // a measurement of before is still told
      }
      assertThat(watch.next(Duration.ofMillis(50))).isEmpty();
      events.create().put(0, 1);
      assertThat(watch.next(Duration.ofSeconds(10))).contains(true);
    }
  }

  @Test
  void a_table_without_stream_is_watched_by_counting() throws Exception {
    events.create();
    events
        .client()
        .updateTable(
            r -> r.tableName(Events.TABLE).streamSpecification(s -> s.streamEnabled(false)));
    try (ActivityWatch watch = watch("sampleInterval", "100ms")) {
      assertThat(watch.next(Duration.ofSeconds(10))).contains(false);
      events.put(0, 1);
      assertThat(watch.next(Duration.ofSeconds(10))).contains(true);
    }
  }

  @Test
  void all_who_watch_are_told_and_closing_ends_the_wait() throws Exception {
    events.create();
    try (ActivityWatch one = watch("sampleInterval", "1h");
        ActivityWatch other = watch("sampleInterval", "1h")) {
      assertThat(one.next(Duration.ofSeconds(10))).contains(false);
      assertThat(other.next(Duration.ofSeconds(10))).contains(false);
      events.put(0, 1);
      assertThat(one.next(SECOND)).contains(true);
      assertThat(other.next(SECOND)).contains(true);
      scaler.close();
      one.next(Duration.ofHours(1));
      assertThat(one.isClosed()).isTrue();
    }
  }
}
