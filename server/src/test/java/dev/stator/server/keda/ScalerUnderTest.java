package dev.stator.server.keda;

import dev.stator.keda.AllowList;
import dev.stator.keda.ConfiguredTrigger;
import dev.stator.keda.Scaler;
import dev.stator.keda.TableSource;
import dev.stator.keda.TableSources;
import dev.stator.keda.TriggerDirectory;
import dev.stator.keda.counting.Events;
import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.server.keda.proto.ScaledObjectRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A scaler over an empty database with the table of the seed, if it is made. */
final class ScalerUnderTest implements AutoCloseable {
  static final ScaledWorkload WORKLOAD = new ScaledWorkload("keda-test", "events");

  private final Events events = new Events();
  private final Scaler scaler;

  ScalerUnderTest() {
    this(null);
  }

  /**
   * @param client in place of the database's own; null for that
   */
  ScalerUnderTest(@Nullable DynamoDbClient client) {
    TableSources sources =
        new TableSources.Embedded(
            new TableSource(
                client == null ? events.client() : client, events.stator()::streamsClient));
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
    Map<String, String> metadata = Events.metadata(changes);
    metadata.put("scalerAddress", "ours:6000");
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
    events.create();
    return this;
  }

  ScalerUnderTest put(int from, int to) {
    events.put(Events.TYPE, from, to, Map.of("size", AttributeValue.fromN("0.25")));
    return this;
  }

  /** One item with a number. */
  void put(String attribute, String number) {
    events.put(Events.TYPE, 0, 1, Map.of(attribute, AttributeValue.fromN(number)));
  }

  DynamoDbClient client() {
    return events.client();
  }

  @Override
  public void close() {
    scaler.close();
    events.close();
  }
}
