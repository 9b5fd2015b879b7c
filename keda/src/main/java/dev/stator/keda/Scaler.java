package dev.stator.keda;

import dev.stator.tables.TableError;
import java.util.Map;

/**
 * The answers to KEDA's calls. For many threads.
 *
 * <p>Source: KEDA documentation, "External Scalers".
 */
public final class Scaler {
  private final TriggerClients clients;

  public Scaler(TriggerClients clients) {
    this.clients = clients;
  }

  /**
   * What is measured.
   *
   * @param targetValue the value that one replica is for
   */
  public record MetricSpec(String metricName, double targetValue) {}

  /**
   * What was measured.
   *
   * @param active whether the workload has work at all
   */
  public record Sample(String metricName, double value, boolean active) {}

  /**
   * The metric of a trigger; no call to the database.
   *
   * @throws TriggerException if the metadata is wrong
   */
  public MetricSpec metricSpec(ScaledWorkload workload, Map<String, String> metadata) {
    DynamoDbTrigger trigger = trigger(workload, metadata);
    return new MetricSpec(trigger.metricName(), trigger.targetValue());
  }

  /**
   * Counts the trigger's items now.
   *
   * @throws TriggerException if the metadata is wrong
   * @throws TableError if they cannot be counted
   */
  public Sample sample(ScaledWorkload workload, Map<String, String> metadata) {
    DynamoDbTrigger trigger = trigger(workload, metadata);
    long count = ItemCount.of(trigger, clients.client(workload, trigger, metadata));
    return new Sample(trigger.metricName(), count, count > trigger.activationTargetValue());
  }

  private DynamoDbTrigger trigger(ScaledWorkload workload, Map<String, String> metadata) {
    return DynamoDbTrigger.parse(metadata, clients.parameters(workload, metadata));
  }
}
