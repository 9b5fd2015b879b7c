package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The service's own client of streams over HTTP. */
class StreamsSdkTest {
  private static final RunningServer SERVER = new RunningServer();
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing"));
  private static final DynamoDbClient TABLES =
      DynamoDbClient.builder()
          .endpointOverride(SERVER.own())
          .region(Region.EU_WEST_1)
          .credentialsProvider(CREDENTIALS)
          .httpClientBuilder(Apache5HttpClient.builder())
          .build();
  private static final DynamoDbStreamsClient STREAMS =
      DynamoDbStreamsClient.builder()
          .endpointOverride(SERVER.shared())
          .region(Region.EU_WEST_1)
          .credentialsProvider(CREDENTIALS)
          .httpClientBuilder(Apache5HttpClient.builder())
          .build();

  @AfterAll
  static void stop() {
    TABLES.close();
    STREAMS.close();
    SERVER.close();
  }

  @Test
  void followsATable() {
    TABLES.createTable(
        c ->
            c.tableName("things")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
    TABLES.updateTimeToLive(
        u ->
            u.tableName("things")
                .timeToLiveSpecification(t -> t.enabled(true).attributeName("expires")));
    Map<String, AttributeValue> item =
        Map.of(
            "id",
            AttributeValue.fromS("a"),
            "expires",
            AttributeValue.fromN(Long.toString(Instant.now().getEpochSecond() - 1)));
    TABLES.putItem(p -> p.tableName("things").item(item));
    SERVER.upkeep();

    String arn = TABLES.describeTable(d -> d.tableName("things")).table().latestStreamArn();
    assertThat(STREAMS.listStreams().streams())
        .extracting(stream -> stream.streamArn())
        .containsExactly(arn);
    StreamDescription described = STREAMS.describeStream(d -> d.streamArn(arn)).streamDescription();
    assertThat(described.streamStatus()).isEqualTo(StreamStatus.ENABLED);
    assertThat(described.tableName()).isEqualTo("things");
    assertThat(described.creationRequestDateTime()).isBefore(Instant.now().plusSeconds(1));
    String iterator =
        STREAMS
            .getShardIterator(
                g ->
                    g.streamArn(arn)
                        .shardId(described.shards().getFirst().shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    List<Record> records = STREAMS.getRecords(g -> g.shardIterator(iterator)).records();
    assertThat(records)
        .extracting(Record::eventName)
        .containsExactly(OperationType.INSERT, OperationType.REMOVE);
    assertThat(records.getFirst().dynamodb().newImage()).isEqualTo(item);
    assertThat(records.getLast().userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
    assertThat(records.getLast().dynamodb().approximateCreationDateTime())
        .isBeforeOrEqualTo(Instant.now());

    TABLES.updateTable(u -> u.tableName("things").streamSpecification(s -> s.streamEnabled(false)));
    assertThat(STREAMS.describeStream(d -> d.streamArn(arn)).streamDescription().streamStatus())
        .isEqualTo(StreamStatus.DISABLED);
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> STREAMS.describeStream(d -> d.streamArn(arn + "0")));
  }
}
