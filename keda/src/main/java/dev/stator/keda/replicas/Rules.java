package dev.stator.keda.replicas;

import dev.stator.keda.manifest.AutoscalerBehavior;
import dev.stator.keda.manifest.ScaledObjectDocument;
import dev.stator.keda.trigger.Target;
import org.jspecify.annotations.Nullable;

/**
 * What decides about replicas, of one ScaledObject and one of its triggers.
 *
 * @param perReplica whether the target is for each replica ({@code AverageValue}), or for all
 *     together ({@code Value})
 * @param idle null for none
 * @param fallback null for none
 */
public record Rules(
    Target target,
    boolean perReplica,
    int pollSeconds,
    int cooldownSeconds,
    int initialCooldownSeconds,
    @Nullable Long idle,
    long minimum,
    long maximum,
    ScaledObjectDocument.@Nullable Fallback fallback,
    AutoscalerBehavior behavior) {

  public static Rules of(ScaledObjectDocument scaled, Target target, boolean perReplica) {
    return new Rules(
        target,
        perReplica,
        Math.max(1, Math.toIntExact(scaled.pollingInterval().toSeconds())),
        Math.toIntExact(scaled.cooldownPeriod().toSeconds()),
        Math.toIntExact(scaled.initialCooldownPeriod().toSeconds()),
        scaled.idleReplicaCount(),
        scaled.minReplicaCount(),
        scaled.maxReplicaCount(),
        scaled.fallback(),
        scaled.behavior());
  }

  /** What the workload is taken to when there is nothing to do. */
  long resting() {
    return idle == null ? minimum : idle;
  }

  /** The autoscaler's own minimum: it never goes to 0. */
  long autoscalerMinimum() {
    return Math.max(1, minimum);
  }
}
