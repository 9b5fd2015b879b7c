package dev.stator.keda.trigger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a trigger beside its metadata.
 *
 * @param kind what the ScaledObject calls it; null reads it from {@link TriggerParser#TYPE_FIELD}
 * @param region what the TriggerAuthentication says; null for nothing
 * @param maxReplicas of the ScaledObject; null if it is not known
 * @param targetOptional whether a formula makes one metric of all triggers
 * @param interval how long one measurement is good, unless the trigger says
 */
public record TriggerContext(
    @Nullable TriggerKind kind,
    @Nullable String region,
    @Nullable Long maxReplicas,
    boolean targetOptional,
    Duration interval) {
  /** Nothing is known. */
  public static final TriggerContext NONE =
      new TriggerContext(null, null, null, false, Sampling.INTERVAL_DEFAULT);

  public TriggerContext withRegion(String other) {
    return new TriggerContext(kind, other, maxReplicas, targetOptional, interval);
  }
}
