package dev.stator.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.counting.Events;
import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.Sampling;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.StreamTrigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerKind;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose credentials a call gets when a workload has several triggers, and where it may go. */
class TriggerDirectoryTest {
  private static final ScaledWorkload WORKLOAD = new ScaledWorkload("keda-test", "events");

  private final Events events = new Events();
  private final List<ConnectionSettings> asked = new ArrayList<>();
  private final TableSources remote =
      new TableSources.Remote(
          settings -> {
            asked.add(settings);
            return new TableSource(events.client(), events.stator()::streamsClient);
          });

  @AfterEach
  void close() {
    events.close();
  }

  private ConfiguredTrigger configured(
      int index, TriggerKind kind, String key, Map<String, String> metadata) {
    return configured(index, kind, key, null, metadata);
  }

  private ConfiguredTrigger configured(
      int index,
      TriggerKind kind,
      String key,
      @Nullable String region,
      Map<String, String> metadata) {
    return new ConfiguredTrigger(
        index,
        metadata,
        new TriggerContext(kind, region, 10L, false, Sampling.INTERVAL_DEFAULT),
        new Authentication(
            null,
            Map.of("awsAccessKeyID", Secret.of(key), "awsSecretAccessKey", Secret.of("secret")),
            Map.of()),
        remote);
  }

  private TriggerDirectory directory(AllowList allowed, ConfiguredTrigger... triggers) {
    return new TriggerDirectory(
        Map.of(WORKLOAD, List.of(triggers)), remote, allowed, new IdentityChoice(name -> null));
  }

  private static ConnectionSettings by(String region, String key) {
    return new ConnectionSettings(
        region, null, new Credentials.Static(Secret.of(key), Secret.of("secret"), null));
  }

  /** A global table, or a table of the same name in another account. */
  @Test
  void a_table_of_the_same_name_elsewhere_is_asked_with_its_own_credentials() {
    Map<String, String> ireland = Events.metadata("awsRegion", "eu-west-1");
    Map<String, String> virginia = Events.metadata("awsRegion", "us-east-1");
    TriggerDirectory directory =
        directory(
            AllowList.NOTHING,
            configured(0, TriggerKind.ITEMS, "of-ireland", ireland),
            configured(1, TriggerKind.ITEMS, "of-virginia", virginia));
    directory.locate(WORKLOAD, ireland);
    directory.locate(WORKLOAD, virginia);
    // Edited since: all but the place is that of the first trigger.
    directory.locate(WORKLOAD, Events.metadata("awsRegion", "us-east-1", "targetValue", "6"));
    assertThat(asked)
        .containsExactly(
            by("eu-west-1", "of-ireland"),
            by("us-east-1", "of-virginia"),
            by("us-east-1", "of-virginia"));
  }

  @Test
  void a_region_may_come_from_the_authentication() {
    Map<String, String> elsewhere = Events.metadata("targetValue", "7");
    elsewhere.remove("awsRegion");
    TriggerDirectory directory =
        directory(
            AllowList.NOTHING,
            configured(0, TriggerKind.ITEMS, "here", Events.metadata()),
            configured(1, TriggerKind.ITEMS, "there", "us-east-1", elsewhere));
    directory.locate(WORKLOAD, elsewhere);
    directory.locate(WORKLOAD, Events.metadata("awsRegion", "us-east-1"));
    assertThat(asked).containsExactly(by("us-east-1", "there"), by("us-east-1", "there"));
  }

  @Test
  void triggers_that_differ_in_one_field_only_are_told_apart() {
    Map<String, String> all = Events.metadata();
    Map<String, String> some = Events.metadata("filterExpression", "attribute_exists(x)");
    Map<String, String> sizes = Events.metadata("measure", "sum", "measureAttribute", "size");
    TriggerDirectory directory =
        directory(
            AllowList.NOTHING,
            configured(0, TriggerKind.ITEMS, "some", some),
            configured(1, TriggerKind.ITEMS, "sizes", sizes),
            configured(2, TriggerKind.ITEMS, "all", all));
    for (Map<String, String> call : List.of(all, sizes, some)) {
      directory.locate(WORKLOAD, call);
    }
    assertThat(asked)
        .containsExactly(by("eu-west-2", "all"), by("eu-west-2", "sizes"), by("eu-west-2", "some"));
  }

  /** The items of another table are not its stream. */
  @Test
  void a_call_for_a_table_that_no_trigger_has_is_read_by_itself() {
    TriggerDirectory directory =
        directory(
            new AllowList(List.of("keda-events"), Set.of("eu-west-2"), Set.of()),
            configured(
                0,
                TriggerKind.STREAM,
                "of-others",
                Map.of("tableName", "others", "awsRegion", "eu-west-2")));
    assertThat(directory.locate(WORKLOAD, Events.metadata()).trigger())
        .isInstanceOf(ItemTrigger.class);
    assertThat(
            directory
                .locate(WORKLOAD, Map.of("tableName", "others", "awsRegion", "eu-west-2"))
                .trigger())
        .isInstanceOf(StreamTrigger.class);
  }

  private static Map<String, String> lag(String checkpoints) {
    return Map.of(
        "triggerType", "aws-dynamodb-streams",
        "tableName", "keda-events",
        "awsRegion", "eu-west-2",
        "measure", "lag",
        "lagReader", "reader",
        "lagCheckpointTable", checkpoints,
        "lagCheckpointKey", "id",
        "targetValue", "60");
  }

  @Test
  void the_table_with_the_checkpoints_must_be_allowed_too() {
    TriggerDirectory directory =
        directory(
            new AllowList(List.of("checkpoints-*"), Set.of(), Set.of()),
            configured(0, TriggerKind.ITEMS, "key", Events.metadata()),
            configured(1, TriggerKind.STREAM, "key", lag("own-checkpoints")));
    directory.locate(WORKLOAD, lag("own-checkpoints"));
    directory.locate(WORKLOAD, lag("checkpoints-of-others"));
    assertThat(asked).hasSize(2);
    assertThatThrownBy(() -> directory.locate(WORKLOAD, lag("payroll")))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageStartingWith("table 'payroll' is not allowed")
        .hasMessageContaining("--keda-allow-tables");
    assertThatThrownBy(
            () ->
                directory(
                        new AllowList(List.of("keda-events"), Set.of("eu-west-2"), Set.of()),
                        configured(0, TriggerKind.ITEMS, "key", Events.metadata()))
                    .locate(new ScaledWorkload("keda-test", "stranger"), lag("payroll")))
        .isInstanceOf(NotAllowedException.class);
    assertThat(asked).hasSize(2);
  }
}
