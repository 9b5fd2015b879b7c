package dev.stator.keda.manifest;

import dev.stator.yaml.Fields;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ScaledObject. Source: KEDA docs, "Scaled Object specification".
 *
 * @param target the workload that KEDA scales
 * @param pollingInterval how often KEDA asks
 * @param cooldownPeriod how long after the last activity the workload is taken to its idle count
 * @param initialCooldownPeriod the same after its creation
 * @param idleReplicaCount null for none
 * @param fallback null for none
 * @param behavior how fast the autoscaler may go
 * @param hasFormula whether scalingModifiers make one metric of all triggers
 */
public record ScaledObjectDocument(
    ManifestMetadata metadata,
    String target,
    Duration pollingInterval,
    Duration cooldownPeriod,
    Duration initialCooldownPeriod,
    @Nullable Long idleReplicaCount,
    long minReplicaCount,
    long maxReplicaCount,
    @Nullable Fallback fallback,
    AutoscalerBehavior behavior,
    boolean hasFormula,
    List<TriggerDocument> triggers)
    implements ScaledDocument {
  static final Duration POLLING_INTERVAL = Duration.ofSeconds(30);
  static final long REPLICAS_MAX = 100;
  private static final Duration COOLDOWN_PERIOD = Duration.ofSeconds(300);

  /**
   * What counts while the scaler fails.
   *
   * @param failureThreshold more failures in a row than this
   * @param replicas instead of a measured number
   */
  public record Fallback(long failureThreshold, long replicas) {}

  public ScaledObjectDocument {
    triggers = List.copyOf(triggers);
  }

  static ScaledObjectDocument read(ManifestMetadata metadata, Fields document, Warnings warnings) {
    Fields spec = document.mapping("spec");
    Fields target = spec.mapping("scaleTargetRef");
    String targetName = target.text("name");
    warnings.addAll(target.allow("apiVersion", "kind", "envSourceContainerName").others());
    @Nullable Fields advanced = spec.optionalMapping("advanced");
    ScaledObjectDocument scaled =
        new ScaledObjectDocument(
            metadata,
            targetName,
            seconds(spec, "pollingInterval", POLLING_INTERVAL),
            seconds(spec, "cooldownPeriod", COOLDOWN_PERIOD),
            seconds(spec, "initialCooldownPeriod", Duration.ZERO),
            spec.optionalNumber("idleReplicaCount", 0, Integer.MAX_VALUE),
            number(spec, "minReplicaCount", 0),
            number(spec, "maxReplicaCount", REPLICAS_MAX),
            fallback(spec, warnings),
            AutoscalerBehavior.read(advanced, warnings),
            hasFormula(advanced),
            TriggerDocument.readAll(spec, warnings));
    scaled.check(spec);
    warnings.addAll(spec.others());
    warnings.addAll(document.allow("status").others());
    return scaled;
  }

  /** Without any field in it KEDA takes {@code scalingModifiers} for nothing. */
  private static boolean hasFormula(@Nullable Fields advanced) {
    @Nullable Fields modifiers =
        advanced == null ? null : advanced.optionalMapping("scalingModifiers");
    return modifiers != null && !modifiers.names().isEmpty();
  }

  private static @Nullable Fallback fallback(Fields spec, Warnings warnings) {
    @Nullable Fields fallback = spec.optionalMapping("fallback");
    if (fallback == null) {
      return null;
    }
    @Nullable Long threshold = fallback.optionalNumber("failureThreshold", 0, Integer.MAX_VALUE);
    @Nullable Long replicas = fallback.optionalNumber("replicas", 0, Integer.MAX_VALUE);
    if (threshold == null) {
      throw fallback.missing("failureThreshold");
    }
    if (replicas == null) {
      throw fallback.missing("replicas");
    }
    warnings.addAll(fallback.allow("behavior").others());
    return new Fallback(threshold, replicas);
  }

  private void check(Fields spec) {
    if (minReplicaCount > maxReplicaCount) {
      throw spec.error(
          "minReplicaCount",
          "is " + minReplicaCount + ", more than maxReplicaCount, " + maxReplicaCount);
    }
    if (idleReplicaCount != null && idleReplicaCount >= minReplicaCount) {
      throw spec.error(
          "idleReplicaCount",
          "is " + idleReplicaCount + "; it must be less than minReplicaCount, " + minReplicaCount);
    }
  }

  static Duration seconds(Fields spec, String name, Duration standard) {
    @Nullable Long seconds = spec.optionalNumber(name, 0, Integer.MAX_VALUE);
    return seconds == null ? standard : Duration.ofSeconds(seconds);
  }

  static long number(Fields spec, String name, long standard) {
    @Nullable Long number = spec.optionalNumber(name, 0, Integer.MAX_VALUE);
    return number == null ? standard : number;
  }
}
