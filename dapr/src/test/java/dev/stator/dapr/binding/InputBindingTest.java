package dev.stator.dapr.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.dapr.binding.InputBinding.Failure;
import dev.stator.embedded.Stator;
import dev.stator.tables.TableSetup;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.stream.CheckpointStore;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class InputBindingTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Stator stator = Stator.inMemory();
  private final CheckpointStore checkpoints = new MemoryCheckpoints();
  @TempDir Path folder;

  @BeforeEach
  void createTable() {
    stator
        .client()
        .createTable(
            t ->
                t.tableName("items")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build())
                    .streamSpecification(
                        s ->
                            s.streamEnabled(true)
                                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
  }

  @AfterEach
  void close() {
    stator.close();
  }

  private InputBinding binding(ParkingLot parking, int attemptsMax) {
    return new InputBinding(
        "items",
        new StreamReader(
            stator.client(),
            stator.streamsClient(),
            checkpoints,
            new StreamReaderSettings(
                "items", "items", StreamReaderSettings.Start.OLDEST, 1000, Duration.ofMillis(1))),
        parking,
        attemptsMax);
  }

  private InputBinding binding() {
    return binding(new FileParking(folder.resolve("parked.jsonl")), 3);
  }

  private void put(String... ids) {
    for (String id : ids) {
      stator
          .client()
          .putItem(p -> p.tableName("items").item(Map.of("id", AttributeValue.fromS(id))));
    }
  }

  @Test
  void gives_changes_as_lambda_gets_them() throws InterruptedException {
    stator
        .client()
        .putItem(
            p ->
                p.tableName("items")
                    .item(
                        Map.of(
                            "id", AttributeValue.fromS("a"),
                            "n", AttributeValue.fromN("9007199254740993"))));
    stator
        .client()
        .deleteItem(d -> d.tableName("items").key(Map.of("id", AttributeValue.fromS("a"))));
    InputBinding binding = binding();
    BindingEvent insert = binding.next(SOON).orElseThrow();
    assertThat(insert.metadata())
        .containsEntry("eventName", "INSERT")
        .containsEntry("eventID", insert.id())
        .containsEntry("tableName", "items")
        .containsKeys("sequenceNumber", "shardId");
    JsonValue.Obj event = (JsonValue.Obj) JsonFormat.read(insert.data().asByteArray());
    assertThat(event.get("eventName")).isEqualTo(new JsonValue.Str("INSERT"));
    assertThat(event.get("eventSource")).isEqualTo(new JsonValue.Str("aws:dynamodb"));
    assertThat(String.valueOf(event.get("eventSourceARN"))).contains("table/items/stream/");
    assertThat(insert.data().asUtf8String())
        .contains("\"Keys\":{\"id\":{\"S\":\"a\"}}")
        .contains("\"n\":{\"N\":\"9007199254740993\"}")
        .contains("\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"");
    binding.delivered();
    BindingEvent remove = binding.next(SOON).orElseThrow();
    assertThat(remove.metadata()).containsEntry("eventName", "REMOVE");
    assertThat(remove.data().asUtf8String()).contains("\"OldImage\"").doesNotContain("NewImage");
  }

  @Test
  void goes_on_behind_what_was_delivered() throws InterruptedException {
    put("a", "b", "c");
    try (InputBinding first = binding()) {
      assertThat(first.next(SOON)).isPresent();
      first.delivered();
      assertThat(first.next(SOON)).isPresent();
    }
    assertThat(drain(binding())).containsExactly("b", "c");
    put("d");
    assertThat(drain(binding())).containsExactly("d");
    assertThat(drain(binding())).isEmpty();
  }

  @Test
  void gives_again_what_failed_and_parks_what_fails_too_often()
      throws InterruptedException, IOException {
    put("good", "poison", "after");
    InputBinding binding = binding();
    assertThat(id(binding.next(SOON).orElseThrow())).isEqualTo("good");
    binding.delivered();
    for (int attempt = 1; attempt <= 3; attempt++) {
      BindingEvent event = binding.next(SOON).orElseThrow();
      assertThat(id(event)).isEqualTo("poison");
      assertThat(event.attempt()).isEqualTo(attempt);
      Failure failure = binding.failed("status 500");
      if (attempt < 3) {
        assertThat(failure).isEqualTo(new Failure.Retry(Duration.ofMillis(100L << (attempt - 1))));
        assertThat(binding.next(Duration.ZERO)).as("within the pause").isEmpty();
      } else {
        assertThat(failure).isEqualTo(new Failure.Parked());
      }
    }
    assertThat(drain(binding)).containsExactly("after");
    String parked = Files.readString(folder.resolve("parked.jsonl"));
    assertThat(parked)
        .contains("\"binding\":\"items\"", "\"deliveries\":3", "\"reason\":\"status 500\"")
        .contains("\"Keys\":{\"id\":{\"S\":\"poison\"}}")
        .endsWith("}\n");
  }

  @Test
  void parks_in_a_table() throws InterruptedException {
    TableSetup.ensure(
        stator.client(),
        new TableSetup.Shape(
            "parked", TableSetup.KeyAttribute.string(TableParking.KEY), null, null));
    put("poison");
    InputBinding binding = binding(new TableParking(stator.client(), "parked"), 1);
    BindingEvent event = binding.next(SOON).orElseThrow();
    assertThat(binding.failed("no")).isEqualTo(new Failure.Parked());
    assertThat(
            stator
                .client()
                .getItem(
                    g -> g.tableName("parked").key(Map.of("id", AttributeValue.fromS(event.id()))))
                .item())
        .containsEntry("reason", AttributeValue.fromS("no"))
        .containsEntry("deliveries", AttributeValue.fromN("1"))
        .containsEntry("event", AttributeValue.fromS(event.data().asUtf8String()));
  }

  @Test
  void loses_nothing_when_parking_fails() throws InterruptedException {
    put("poison");
    InputBinding binding = binding(new TableParking(stator.client(), "nowhere"), 1);
    assertThat(binding.next(SOON)).isPresent();
    assertThat(binding.failed("no")).isInstanceOf(Failure.NotParked.class);
    assertThat(id(binding.next(SOON).orElseThrow())).isEqualTo("poison");
  }

  @Test
  void needs_an_event_to_speak_about() {
    InputBinding binding = binding();
    assertThatThrownBy(binding::delivered).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> binding.failed("x")).isInstanceOf(IllegalStateException.class);
  }

  private static List<String> drain(InputBinding binding) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    Optional<BindingEvent> event = binding.next(Duration.ZERO);
    while (event.isPresent()) {
      ids.add(id(event.get()));
      binding.delivered();
      event = binding.next(Duration.ZERO);
    }
    return ids;
  }

  private static String id(BindingEvent event) {
    String json = event.data().asUtf8String();
    String start = "\"Keys\":{\"id\":{\"S\":\"";
    int at = json.indexOf(start) + start.length();
    return json.substring(at, json.indexOf('"', at));
  }
}
