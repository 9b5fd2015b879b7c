package dev.stator.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.tables.Secret;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ScalerTest {
  private static final ScaledWorkload WORKLOAD = new ScaledWorkload("keda-test", "events");
  private static final Map<String, String> METADATA =
      Map.of(
          "awsRegion", "eu-west-2",
          "tableName", "keda-events",
          "expressionAttributeNames", "{ \"#k\" : \"event_type\"}",
          "keyConditionExpression", "#k = :key",
          "expressionAttributeValues", "{ \":key\" : {\"S\":\"scaling_event\"}}",
          "targetValue", "5",
          "activationTargetValue", "4");

  private final Stator stator = Stator.inMemory();
  private final DynamoDbClient client = stator.client();

  @AfterEach
  void close() {
    stator.close();
  }

  private Scaler forAnyone() {
    return new Scaler(new ConfiguredWorkloads(Map.of(), client));
  }

  private void events(int from, int to, String padding) {
    TableSetup.ensure(
        client,
        new TableSetup.Shape(
            "keda-events",
            TableSetup.KeyAttribute.string("event_type"),
            TableSetup.KeyAttribute.string("event_id"),
            null));
    for (int id = from; id < to; id++) {
      Map<String, AttributeValue> item =
          Map.of(
              "event_type", AttributeValue.fromS("scaling_event"),
              "event_id", AttributeValue.fromS(Integer.toString(id)),
              "padding", AttributeValue.fromS(padding));
      client.putItem(r -> r.tableName("keda-events").item(item));
    }
  }

  @Test
  void countsAndIsActiveAboveTheActivationTarget() {
    events(0, 4, "");
    assertThat(forAnyone().sample(WORKLOAD, METADATA))
        .isEqualTo(new Scaler.Sample("aws-dynamodb-keda-events", 4, false));
    events(4, 5, "");
    assertThat(forAnyone().sample(WORKLOAD, METADATA))
        .isEqualTo(new Scaler.Sample("aws-dynamodb-keda-events", 5, true));
    assertThat(forAnyone().metricSpec(WORKLOAD, METADATA))
        .isEqualTo(new Scaler.MetricSpec("aws-dynamodb-keda-events", 5));
  }

  @Test
  void countsEveryPage() {
    events(0, 33, "x".repeat(100_000));
    assertThat(forAnyone().sample(WORKLOAD, METADATA).value()).isEqualTo(33);
  }

  @Test
  void appliesTheFilter() {
    events(0, 10, "a");
    Map<String, String> filtered = new HashMap<>(METADATA);
    filtered.put("expressionAttributeNames", "{\"#k\":\"event_type\",\"#p\":\"padding\"}");
    filtered.put(
        "expressionAttributeValues", "{\":key\":{\"S\":\"scaling_event\"},\":p\":{\"S\":\"b\"}}");
    filtered.put("filterExpression", "#p = :p");
    assertThat(forAnyone().sample(WORKLOAD, filtered).value()).isZero();
  }

  @Test
  void aFailureIsNeverACountOfZero() {
    assertThatThrownBy(() -> forAnyone().sample(WORKLOAD, METADATA))
        .isInstanceOf(TableError.NotFound.class);
  }

  @Test
  void usesTheCredentialsOfTheConfiguredTrigger() {
    events(0, 1, "");
    List<ConnectionSettings> asked = new ArrayList<>();
    var authentication =
        new TriggerIdentity.Authentication(
            null,
            Map.of("awsAccessKeyID", Secret.of("id"), "awsSecretAccessKey", Secret.of("secret")));
    var configured =
        new ConfiguredWorkloads.ConfiguredTrigger(
            METADATA,
            authentication,
            true,
            settings -> {
              asked.add(settings);
              return client;
            });
    Scaler scaler =
        new Scaler(new ConfiguredWorkloads(Map.of(WORKLOAD, List.of(configured)), null));
    assertThat(scaler.sample(WORKLOAD, METADATA).value()).isEqualTo(1);
    assertThat(asked)
        .containsExactly(
            new ConnectionSettings(
                "eu-west-2",
                null,
                new Credentials.Static(Secret.of("id"), Secret.of("secret"), null)));

    assertThatThrownBy(() -> scaler.sample(new ScaledWorkload("other", "events"), METADATA))
        .isInstanceOf(TriggerException.class)
        .hasMessageContaining("other/events");
    Map<String, String> elsewhere = new HashMap<>(METADATA);
    elsewhere.put("awsEndpoint", "http://169.254.169.254/");
    assertThatThrownBy(() -> scaler.sample(WORKLOAD, elsewhere))
        .isInstanceOf(TriggerException.class)
        .hasMessageContaining("awsRegion and awsEndpoint must be those of the configured trigger");
  }
}
