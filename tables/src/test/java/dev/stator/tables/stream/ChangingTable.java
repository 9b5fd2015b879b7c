package dev.stator.tables.stream;

import dev.stator.embedded.Stator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A table with a stream, in a database whose clock stands still until it is moved. */
final class ChangingTable implements AutoCloseable {
  static final String TABLE = "things";
  static final Duration SHARD_AGE = Duration.ofHours(1);

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  final Stator stator =
      Stator.builder()
          .clock(() -> now)
          .upkeepInterval(Duration.ZERO)
          .shardAge(SHARD_AGE)
          .inMemory();

  ChangingTable() {
    create();
  }

  void create() {
    stator
        .client()
        .createTable(
            t ->
                t.tableName(TABLE)
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
                        s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
  }

  void switchStream(boolean on) {
    stator
        .client()
        .updateTable(
            u ->
                u.tableName(TABLE)
                    .streamSpecification(
                        s -> {
                          s.streamEnabled(on);
                          if (on) {
                            s.streamViewType(StreamViewType.NEW_IMAGE);
                          }
                        }));
  }

  void put(String... ids) {
    for (String id : ids) {
      stator.client().putItem(p -> p.tableName(TABLE).item(Map.of("id", AttributeValue.fromS(id))));
    }
  }

  Instant now() {
    return now;
  }

  /** Moves the clock and lets the database look at it. */
  void pass(Duration time) {
    now = now.plus(time);
    stator.upkeep();
  }

  StreamReader reader(CheckpointStore checkpoints, StreamReaderSettings.Start start) {
    return reader(stator.streamsClient(), checkpoints, start, StreamReaderSettings.RECORDS_MAX);
  }

  StreamReader reader(
      DynamoDbStreamsClient streams,
      CheckpointStore checkpoints,
      StreamReaderSettings.Start start,
      int recordsMax) {
    return new StreamReader(
        stator.client(),
        streams,
        checkpoints,
        new StreamReaderSettings("me", TABLE, start, recordsMax, Duration.ZERO),
        () -> now);
  }

  /** The ids of all that is there now, each called done. */
  static List<String> drain(StreamReader reader) {
    List<String> ids = new ArrayList<>();
    for (Optional<ShardRecords> some = reader.next(); some.isPresent(); some = reader.next()) {
      ids.addAll(ids(some.get()));
      reader.done(some.get());
    }
    return ids;
  }

  static List<String> ids(ShardRecords records) {
    return records.records().stream()
        .map(r -> Objects.requireNonNull(r.dynamodb().keys().get("id")).s())
        .toList();
  }

  @Override
  public void close() {
    stator.close();
  }
}
