package dev.stator.server.keda;

import dev.stator.embedded.Stator;
import dev.stator.keda.AllowList;
import dev.stator.keda.ConfiguredTrigger;
import dev.stator.keda.Scaler;
import dev.stator.keda.TableSource;
import dev.stator.keda.TableSources;
import dev.stator.keda.TriggerDirectory;
import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.server.keda.proto.ScaledObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** A scaler over an empty database with the table of the seed, if it is made. */
final class ScalerUnderTest implements AutoCloseable {
  static final ScaledWorkload WORKLOAD = new ScaledWorkload("keda-test", "events");

  private final Stator stator = Stator.inMemory();
  private final Scaler scaler;

  ScalerUnderTest() {
    this(null);
  }

  /**
   * @param client in place of the database's own; null for that
   */
  ScalerUnderTest(@org.jspecify.annotations.Nullable DynamoDbClient client) {
    TableSources sources =
        new TableSources.Embedded(
            new TableSource(client == null ? stator.client() : client, stator::streamsClient));
    scaler =
        new Scaler(
            new TriggerDirectory(
                Map.of(
                    WORKLOAD,
                    List.of(
                        new ConfiguredTrigger(
                            0, metadata(), TriggerContext.NONE, Authentication.NONE, sources))),
                sources,
                AllowList.NOTHING,
                new IdentityChoice(name -> null)));
  }

  static Map<String, String> metadata(String... changes) {
    Map<String, String> metadata =
        new HashMap<>(
            Map.of(
                "scalerAddress", "ours:6000",
                "awsRegion", "eu-west-2",
                "tableName", "keda-events",
                "expressionAttributeNames", "{ \"#k\" : \"event_type\"}",
                "keyConditionExpression", "#k = :key",
                "expressionAttributeValues", "{ \":key\" : {\"S\":\"scaling_event\"}}",
                "targetValue", "5"));
    for (int index = 0; index < changes.length; index += 2) {
      metadata.put(changes[index], changes[index + 1]);
    }
    return metadata;
  }

  static ScaledObjectRef call(String... changes) {
    return ScaledObjectRef.newBuilder()
        .setNamespace(WORKLOAD.namespace())
        .setName(WORKLOAD.name())
        .putAllScalerMetadata(metadata(changes))
        .build();
  }

  Scaler scaler() {
    return scaler;
  }

  ScalerUnderTest create() {
    stator
        .client()
        .createTable(
            r ->
                r.tableName("keda-events")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("event_type")
                            .attributeType(ScalarAttributeType.S)
                            .build(),
                        AttributeDefinition.builder()
                            .attributeName("event_id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("event_type")
                            .keyType(KeyType.HASH)
                            .build(),
                        KeySchemaElement.builder()
                            .attributeName("event_id")
                            .keyType(KeyType.RANGE)
                            .build())
                    .streamSpecification(
                        s ->
                            s.streamEnabled(true)
                                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    return this;
  }

  ScalerUnderTest put(int from, int to) {
    for (int id = from; id < to; id++) {
      Map<String, AttributeValue> item =
          Map.of(
              "event_type", AttributeValue.fromS("scaling_event"),
              "event_id", AttributeValue.fromS("" + id),
              "size", AttributeValue.fromN("0.25"));
      stator.client().putItem(r -> r.tableName("keda-events").item(item));
    }
    return this;
  }

  /** One item with a number. */
  void put(String attribute, String number) {
    stator
        .client()
        .putItem(
            r ->
                r.tableName("keda-events")
                    .item(
                        Map.of(
                            "event_type",
                            AttributeValue.fromS("scaling_event"),
                            "event_id",
                            AttributeValue.fromS(attribute),
                            attribute,
                            AttributeValue.fromN(number))));
  }

  DynamoDbClient client() {
    return stator.client();
  }

  @Override
  public void close() {
    scaler.close();
    stator.close();
  }
}
