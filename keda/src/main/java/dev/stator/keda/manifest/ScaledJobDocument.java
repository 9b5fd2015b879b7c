package dev.stator.keda.manifest;

import dev.stator.yaml.Fields;
import java.time.Duration;
import java.util.List;

/** A ScaledJob. Source: KEDA docs, "Scaled Job specification". */
public record ScaledJobDocument(
    ManifestMetadata metadata,
    Duration pollingInterval,
    long minReplicaCount,
    long maxReplicaCount,
    List<TriggerDocument> triggers)
    implements ScaledDocument {

  public ScaledJobDocument {
    triggers = List.copyOf(triggers);
  }

  @Override
  public boolean hasFormula() {
    return false;
  }

  static ScaledJobDocument read(ManifestMetadata metadata, Fields document, Warnings warnings) {
    Fields spec = document.mapping("spec");
    spec.mapping("jobTargetRef");
    ScaledJobDocument scaled =
        new ScaledJobDocument(
            metadata,
            ScaledObjectDocument.seconds(
                spec, "pollingInterval", ScaledObjectDocument.POLLING_INTERVAL),
            ScaledObjectDocument.number(spec, "minReplicaCount", 0),
            ScaledObjectDocument.number(spec, "maxReplicaCount", ScaledObjectDocument.REPLICAS_MAX),
            TriggerDocument.readAll(spec, warnings));
    if (scaled.minReplicaCount > scaled.maxReplicaCount) {
      throw spec.error(
          "minReplicaCount",
          "is "
              + scaled.minReplicaCount
              + ", more than maxReplicaCount, "
              + scaled.maxReplicaCount);
    }
    warnings.addAll(
        spec.allow(
                "successfulJobsHistoryLimit",
                "failedJobsHistoryLimit",
                "envSourceContainerName",
                "rollout",
                "rolloutStrategy",
                "scalingStrategy")
            .others());
    warnings.addAll(document.allow("status").others());
    return scaled;
  }
}
