package dev.stator.keda.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.tables.TableError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemMeasurementTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final Events events = new Events();

  @AfterEach
  void close() {
    events.close();
  }

  private Measurement measure(String... changes) {
    ItemTrigger trigger =
        (ItemTrigger) TriggerParser.parse(Events.metadata(changes), TriggerContext.NONE);
    var effort =
        new Effort(
            new ReadBudget(trigger.sampling().readUnitsPerMinute(), InstantSource.system()),
            Duration.ofSeconds(30));
    return new ItemMeasurement(InstantSource.fixed(NOW)).of(trigger, events.client(), effort);
  }

  private static Map<String, AttributeValue> with(String name, AttributeValue value) {
    return Map.of(name, value);
  }

  /** KEDA's rows: an error is an error, nothing is 0, an index has 2 and the table 4. */
  @Test
  void answers_the_rows_of_keda() {
    assertThatThrownBy(() -> measure()).isInstanceOf(TableError.NotFound.class);
    events.create();
    assertThat(measure().value()).isEqualByComparingTo("0");
    events.put(0, 4);
    assertThat(measure().value()).isEqualByComparingTo("4");
    events.put("other", 0, 2, with("state", AttributeValue.fromS("open")));
    assertThat(
            measure(
                    "indexName", "by-state",
                    "expressionAttributeNames", "{\"#k\":\"state\"}",
                    "expressionAttributeValues", "{\":key\":{\"S\":\"open\"}}")
                .value())
        .isEqualByComparingTo("2");
  }

  /** A table of 3 MB: the original counts the first page, a third. */
  @Test
  void counts_every_page() {
    events.create().putLarge(Events.TYPE, 60, Map.of());
    Measurement measured = measure();
    assertThat(measured.value()).isEqualByComparingTo("60");
    assertThat(measured.requests()).isGreaterThanOrEqualTo(3);
    // 3 MB in 4 KB units, half each, as the read is not consistent.
    assertThat(measured.readUnits()).isBetween(350.0, 400.0);
    int firstPage =
        events
            .client()
            .query(
                r ->
                    r.tableName(Events.TABLE)
                        .keyConditionExpression("event_type = :key")
                        .expressionAttributeValues(
                            Map.of(":key", AttributeValue.fromS(Events.TYPE))))
            .count();
    assertThat(firstPage).isLessThan(30);
  }

  /** A filter may leave nothing of the first page although there is something on the next. */
  @Test
  void looks_past_a_page_that_the_filter_empties() {
    events.create().putLarge(Events.TYPE, 45, with("msg", AttributeValue.fromS("idle")));
    events.put(Events.TYPE, 100, 103, with("msg", AttributeValue.fromS("active")));
    assertThat(
            measure(
                    "filterExpression", "msg = :msg",
                    "expressionAttributeValues",
                        "{\":key\":{\"S\":\"scaling_event\"},\":msg\":{\"S\":\"active\"}}")
                .value())
        .isEqualByComparingTo("3");
  }

  @Test
  void stops_at_the_cap() {
    events.create().putLarge(Events.TYPE, 60, Map.of());
    Measurement measured = measure("countCap", "10");
    assertThat(measured.value()).isEqualByComparingTo("10");
    assertThat(measured.capped()).isTrue();
    assertThat(measured.requests()).isEqualTo(1);
  }

  @Test
  void adds_up_several_partitions() {
    events.create().put("a", 0, 30, Map.of()).put("b", 0, 12, Map.of()).put("c", 0, 5, Map.of());
    assertThat(
            measure("partitionValues", "{\":key\":[{\"S\":\"a\"},{\"S\":\"b\"},{\"S\":\"none\"}]}")
                .value())
        .isEqualByComparingTo("42");
  }

  @Test
  void scans_in_segments() {
    events.create();
    for (int type = 0; type < 20; type++) {
      events.put("type-" + type, 0, 10, Map.of());
    }
    String[] scan = {
      "operation",
      "scan",
      "segments",
      "7",
      "expressionAttributeNames",
      "",
      "keyConditionExpression",
      "",
      "expressionAttributeValues",
      ""
    };
    Measurement measured = measure(scan);
    assertThat(measured.value()).isEqualByComparingTo("200");
    assertThat(measured.requests()).isGreaterThanOrEqualTo(7);
    assertThat(
            measure(
                    "operation", "scan",
                    "keyConditionExpression", "",
                    "filterExpression", "#k IN (:key, :other)",
                    "expressionAttributeValues",
                        "{\":key\":{\"S\":\"type-1\"},\":other\":{\"S\":\"type-2\"}}")
                .value())
        .isEqualByComparingTo("20");
  }

  @Test
  void sums_and_finds_the_largest_number() {
    events.create().put(Events.TYPE, 0, 3, with("size", AttributeValue.fromN("0.1")));
    events.put(Events.TYPE, 3, 4, with("size", AttributeValue.fromN("12.5"))).put(4, 6);
    assertThat(measure("measure", "sum", "measureAttribute", "size").value())
        .isEqualByComparingTo("12.8");
    assertThat(measure("measure", "max", "measureAttribute", "size").value())
        .isEqualByComparingTo("12.5");
    assertThat(measure("measure", "max", "measureAttribute", "none").value())
        .isEqualByComparingTo("0");
  }

  @Test
  void refuses_to_sum_texts() {
    events.create().put(Events.TYPE, 0, 1, with("size", AttributeValue.fromS("12")));
    assertThatThrownBy(() -> measure("measure", "sum", "measureAttribute", "size"))
        .isInstanceOf(MeasureException.class)
        .hasMessage("measureAttribute 'size' of an item is of type S, not N");
  }

  @Test
  void tells_the_age_of_the_oldest_item() {
    String minuteAgo = Long.toString(NOW.getEpochSecond() - 60);
    events.create().put(Events.TYPE, 0, 1, with("createdAt", AttributeValue.fromN(minuteAgo)));
    String later = Long.toString(NOW.getEpochSecond() - 5);
    events.put(Events.TYPE, 1, 9, with("createdAt", AttributeValue.fromN(later)));
    assertThat(measure("measure", "oldestAge", "measureAttribute", "createdAt").value())
        .isEqualByComparingTo("60");
    assertThat(
            measure(
                    "measure", "oldestAge",
                    "measureAttribute", "createdAt",
                    "expressionAttributeValues", "{\":key\":{\"S\":\"none\"}}")
                .value())
        .isEqualByComparingTo("0");
  }

  @Test
  void ends_when_the_budget_is_spent() {
    events.create().putLarge(Events.TYPE, 60, Map.of());
    assertThatThrownBy(() -> measure("readUnitsPerMinute", "100"))
        .isInstanceOfSatisfying(
            MeasureException.class,
            e -> assertThat(e.reason()).isEqualTo(MeasureException.Reason.BUDGET_SPENT))
        .hasMessageContaining("the budget of 100 read units a minute is spent");
    assertThat(measure("readUnitsPerMinute", "400").value()).isEqualByComparingTo("60");
  }
}
