package dev.stator.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.activation.ActivityWatch;
import dev.stator.keda.counting.Events;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.replicas.DesiredReplicas;
import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ScalerTest {
  private static final ScaledWorkload WORKLOAD = new ScaledWorkload("keda-test", "events");
  private static final IdentityChoice IDENTITIES = new IdentityChoice(name -> null);

  private final Events events = new Events();
  private final TableSource source =
      new TableSource(events.client(), events.stator()::streamsClient);
  private final List<ConnectionSettings> asked = new ArrayList<>();

  @AfterEach
  void close() {
    events.close();
  }

  private Scaler embedded() {
    return new Scaler(
        new TriggerDirectory(
            Map.of(), new TableSources.Embedded(source), AllowList.NOTHING, IDENTITIES));
  }

  private TableSources remote() {
    return new TableSources.Remote(
        settings -> {
          asked.add(settings);
          return source;
        });
  }

  private Scaler onAws(AllowList allowed) {
    var authentication =
        new Authentication(
            null,
            Map.of("awsAccessKeyID", Secret.of("id"), "awsSecretAccessKey", Secret.of("secret")),
            Map.of());
    var configured =
        new ConfiguredTrigger(0, Events.metadata(), TriggerContext.NONE, authentication, remote());
    return new Scaler(
        new TriggerDirectory(Map.of(WORKLOAD, List.of(configured)), remote(), allowed, IDENTITIES));
  }

  @Test
  void is_active_above_the_activation_and_not_at_it() {
    events.create().put(0, 3);
    Map<String, String> metadata = Events.metadata("activationTargetValue", "3");
    assertThat(embedded().read(WORKLOAD, metadata).active()).isFalse();
    events.put(3, 4);
    Scaler.Reading reading = embedded().read(WORKLOAD, metadata);
    assertThat(reading.active()).isTrue();
    assertThat(reading.value()).isEqualByComparingTo("4");
    assertThat(embedded().metricSpec(WORKLOAD, metadata))
        .isEqualTo(new Scaler.MetricSpec("aws-dynamodb-keda-events", 5));
  }

  /** KEDA's end-to-end test, with and without filter: 3 items leave 0, 6 give 2, none gives 0. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_end_to_end_test_of_the_scaler(boolean filtered) {
    events.create();
    Map<String, String> metadata =
        Events.metadata(
            "targetValue", "1", "activationTargetValue", "4", "sampleInterval", "100ms");
    if (filtered) {
      metadata.put("filterExpression", "msg = :msg");
      metadata.put(
          "expressionAttributeValues",
          "{\":key\":{\"S\":\"scaling_event\"},\":msg\":{\"S\":\"active\"}}");
    }
    Map<String, AttributeValue> active = Map.of("msg", AttributeValue.fromS("active"));
    events.put(Events.TYPE, 0, 3, active);
    assertThat(replicas(metadata)).isZero();
    events.put(Events.TYPE, 3, 6, active);
    assertThat(replicas(metadata)).isEqualTo(2);
    events.delete(0, 6);
    assertThat(replicas(metadata)).isZero();
  }

  private long replicas(Map<String, String> metadata) {
    Scaler.Reading reading = embedded().read(WORKLOAD, metadata);
    return DesiredReplicas.of(reading.value().doubleValue(), 1, reading.active(), 0, 2).replicas();
  }

  @Test
  void a_failure_is_never_a_count_of_zero() {
    assertThatThrownBy(() -> embedded().read(WORKLOAD, Events.metadata()))
        .isInstanceOfSatisfying(
            MeasureException.class,
            e -> assertThat(e.reason()).isEqualTo(MeasureException.Reason.MISSING))
        .hasMessage(
            "table 'keda-events' in eu-west-2: Requested resource not found; 'stator call"
                + " createTable' makes a table");
    assertThatThrownBy(() -> onAws(AllowList.NOTHING).read(WORKLOAD, Events.metadata()))
        .hasMessage("table 'keda-events' in eu-west-2: Requested resource not found");
  }

  @Test
  void workloads_with_the_same_trigger_share_its_measurements() {
    events.create();
    Scaler scaler = embedded();
    scaler.read(WORKLOAD, Events.metadata());
    ScaledWorkload other = new ScaledWorkload("keda-test", "other");
    scaler.read(other, Events.metadata("scalerAddress", "ours:6000"));
    assertThat(scaler.statistics(other, Events.metadata()).taken()).isEqualTo(1);
  }

  @Test
  void uses_the_credentials_of_the_configured_workload() {
    events.create().put(0, 1);
    assertThat(onAws(AllowList.NOTHING).read(WORKLOAD, Events.metadata()).value())
        .isEqualByComparingTo("1");
    assertThat(asked)
        .containsExactly(
            new ConnectionSettings(
                "eu-west-2",
                null,
                new Credentials.Static(Secret.of("id"), Secret.of("secret"), null)));
  }

  @Test
  void opens_the_clients_of_the_configured_workload_beforehand() {
    events.create();
    Scaler scaler = onAws(AllowList.NOTHING);
    scaler.open();
    assertThat(asked).hasSize(1);
    scaler.read(WORKLOAD, Events.metadata());
    assertThat(asked).hasSize(1);
    // Nothing was measured beforehand.
    assertThat(scaler.statistics(WORKLOAD, Events.metadata()).taken()).isEqualTo(1);
  }

  @Test
  void a_call_cannot_raise_itself_to_the_identity_of_the_server() {
    events.create();
    onAws(AllowList.NOTHING).read(WORKLOAD, Events.metadata("identityOwner", "operator"));
    assertThat(asked.getFirst().credentials()).isInstanceOf(Credentials.Static.class);
  }

  @Test
  void never_dials_an_address_that_a_call_brings() {
    Scaler scaler = onAws(AllowList.NOTHING);
    assertThatThrownBy(
            () -> scaler.read(WORKLOAD, Events.metadata("awsEndpoint", "http://169.254.169.254/")))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> scaler.read(new ScaledWorkload("other", "events"), Events.metadata()))
        .isInstanceOf(NotAllowedException.class)
        .hasMessage(
            "table 'keda-events' is not allowed: put the ScaledObject into the resource folder, or"
                + " name it with --keda-allow-tables");
    assertThat(asked).isEmpty();
  }

  @Test
  void the_allow_list_names_tables_regions_and_endpoints() {
    events.create();
    var allowed =
        new AllowList(
            List.of("keda-*"), Set.of("eu-west-2"), Set.of(URI.create("http://localhost:8000")));
    Scaler scaler = onAws(allowed);
    ScaledWorkload other = new ScaledWorkload("other", "events");
    scaler.read(other, Events.metadata());
    scaler.read(other, Events.metadata("awsEndpoint", "http://localhost:8000"));
    assertThat(asked)
        .containsExactly(
            new ConnectionSettings("eu-west-2", null, new Credentials.DefaultChain()),
            new ConnectionSettings(
                "eu-west-2", URI.create("http://localhost:8000"), new Credentials.DefaultChain()));
    assertThatThrownBy(() -> scaler.read(other, Events.metadata("awsRegion", "us-east-1")))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageContaining("--keda-allow-regions");
    assertThatThrownBy(
            () -> scaler.read(other, Events.metadata("awsEndpoint", "http://localhost:8001")))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageContaining("--keda-allow-endpoints");
  }

  /** Each call may bring another trigger: those of the past must not fill the memory. */
  @Test
  void what_nobody_watches_any_more_is_forgotten() throws Exception {
    events.create();
    try (Scaler scaler = embedded()) {
      for (int target = 1; target < 10; target++) {
        Map<String, String> metadata = Events.metadata("targetValue", "" + target);
        try (ActivityWatch watch = scaler.watch(WORKLOAD, metadata);
            ActivityWatch other = scaler.watch(WORKLOAD, metadata)) {
          assertThat(watch.next(Duration.ofSeconds(10))).contains(false);
          assertThat(scaler.watched()).isEqualTo(1);
          other.close();
          assertThat(scaler.watched()).isEqualTo(1);
        }
      }
      assertThat(scaler.watched()).isZero();
    }
  }

  @Test
  void wrong_metadata_is_told() {
    assertThatThrownBy(() -> embedded().metricSpec(WORKLOAD, Events.metadata("targetValue", "x")))
        .isInstanceOf(TriggerException.class);
  }
}
