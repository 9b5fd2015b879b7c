package dev.stator.app.resources;

import dev.stator.yaml.Fields;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ScaledObject. Source: KEDA docs, "Scaled Object specification". The numbers are KEDA's own
 * business; they are checked here, for they are told apart from typing errors.
 *
 * @param target the workload that KEDA scales
 * @param pollingInterval how often KEDA asks
 * @param idleReplicaCount null for none
 */
public record ScaledObjectDocument(
    ResourceMetadata metadata,
    String target,
    Duration pollingInterval,
    Duration cooldownPeriod,
    @Nullable Long idleReplicaCount,
    long minReplicaCount,
    long maxReplicaCount,
    List<TriggerDocument> triggers)
    implements ScaledDocument {
  static final Duration POLLING_INTERVAL = Duration.ofSeconds(30);
  static final long REPLICAS_MAX = 100;
  private static final Duration COOLDOWN_PERIOD = Duration.ofSeconds(300);

  public ScaledObjectDocument {
    triggers = List.copyOf(triggers);
  }

  static ScaledObjectDocument read(ResourceMetadata metadata, Fields document, Warnings warnings) {
    Fields spec = document.mapping("spec");
    Fields target = spec.mapping("scaleTargetRef");
    String targetName = target.text("name");
    warnings.addAll(target.allow("apiVersion", "kind", "envSourceContainerName").others());
    ScaledObjectDocument scaled =
        new ScaledObjectDocument(
            metadata,
            targetName,
            seconds(spec, "pollingInterval", POLLING_INTERVAL),
            seconds(spec, "cooldownPeriod", COOLDOWN_PERIOD),
            spec.optionalNumber("idleReplicaCount", 0, Integer.MAX_VALUE),
            number(spec, "minReplicaCount", 0),
            number(spec, "maxReplicaCount", REPLICAS_MAX),
            TriggerDocument.readAll(spec, warnings));
    scaled.check(spec);
    warnings.addAll(spec.allow("initialCooldownPeriod", "fallback", "advanced").others());
    warnings.addAll(document.allow("status").others());
    return scaled;
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
