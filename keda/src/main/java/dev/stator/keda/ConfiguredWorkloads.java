package dev.stator.keda;

import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The workloads of a resource folder. A call for one of them gets the credentials of its
 * TriggerAuthentication; a call for any other is answered by the server's own client, if there is
 * one for strangers.
 */
public final class ConfiguredWorkloads implements TriggerClients {
  private final Map<ScaledWorkload, List<ConfiguredTrigger>> workloads;
  private final @Nullable DynamoDbClient forOthers;

  /**
   * One trigger of a workload.
   *
   * @param metadata as the resource has it
   * @param needsCredentials false on the embedded engine, which asks for none
   * @param clients where its items are: on the embedded engine the settings are not looked at
   */
  public record ConfiguredTrigger(
      Map<String, String> metadata,
      TriggerIdentity.Authentication authentication,
      boolean needsCredentials,
      Function<ConnectionSettings, DynamoDbClient> clients) {
    public ConfiguredTrigger {
      metadata = Map.copyOf(metadata);
    }

    /** Whether a call with {@code called} is about this trigger: same table, same query. */
    private boolean isMeantBy(Map<String, String> called) {
      return Objects.equals(field(metadata, "tableName"), field(called, "tableName"))
          && Objects.equals(
              field(metadata, "expressionAttributeValues"),
              field(called, "expressionAttributeValues"))
          && Objects.equals(
              field(metadata, "keyConditionExpression"), field(called, "keyConditionExpression"))
          && Objects.equals(field(metadata, "indexName"), field(called, "indexName"));
    }

    private static @Nullable String field(Map<String, String> metadata, String name) {
      String value = metadata.get(name);
      return value == null ? null : value.strip();
    }
  }

  /**
   * @param forOthers answers calls for workloads that are not configured; null refuses them
   */
  public ConfiguredWorkloads(
      Map<ScaledWorkload, List<ConfiguredTrigger>> workloads, @Nullable DynamoDbClient forOthers) {
    this.workloads = Map.copyOf(workloads);
    this.forOthers = forOthers;
  }

  @Override
  public Map<String, String> parameters(ScaledWorkload workload, Map<String, String> metadata) {
    Map<String, String> parameters = new HashMap<>();
    configured(workload, metadata)
        .map(trigger -> trigger.authentication().parameters().get("awsRegion"))
        .ifPresent(region -> parameters.put("awsRegion", region.reveal()));
    return parameters;
  }

  @Override
  public DynamoDbClient client(
      ScaledWorkload workload, DynamoDbTrigger trigger, Map<String, String> metadata) {
    Optional<ConfiguredTrigger> configured = configured(workload, metadata);
    if (configured.isEmpty()) {
      if (forOthers == null) {
        throw new TriggerException(
            "no trigger on table '"
                + trigger.tableName()
                + "' is configured for ScaledObject "
                + workload
                + "; put it into the resource folder");
      }
      return forOthers;
    }
    return configured.get().clients().apply(settings(trigger, configured.get()));
  }

  private Optional<ConfiguredTrigger> configured(
      ScaledWorkload workload, Map<String, String> metadata) {
    return workloads.getOrDefault(workload, List.of()).stream()
        .filter(trigger -> trigger.isMeantBy(metadata))
        .findFirst();
  }

  /** Region and endpoint as the resource has them: a call cannot send its query elsewhere. */
  private static ConnectionSettings settings(DynamoDbTrigger called, ConfiguredTrigger configured) {
    Map<String, String> parameters = new HashMap<>();
    var region = configured.authentication().parameters().get("awsRegion");
    if (region != null) {
      parameters.put("awsRegion", region.reveal());
    }
    DynamoDbTrigger own = DynamoDbTrigger.parse(configured.metadata(), parameters);
    if (!own.awsRegion().equals(called.awsRegion())
        || !Objects.equals(own.awsEndpoint(), called.awsEndpoint())) {
      throw new TriggerException(
          "awsRegion and awsEndpoint must be those of the configured trigger: "
              + own.awsRegion()
              + ", "
              + (own.awsEndpoint() == null ? "no endpoint" : own.awsEndpoint()));
    }
    Credentials credentials =
        configured.needsCredentials()
            ? TriggerIdentity.choose(own.identityOwner(), configured.authentication())
            : new Credentials.DefaultChain();
    return new ConnectionSettings(own.awsRegion(), own.awsEndpoint(), credentials);
  }
}
