package dev.stator.keda.manifest;

import java.time.Duration;
import java.util.List;

/** What KEDA scales, and by which triggers. */
public sealed interface ScaledDocument extends Manifest
    permits ScaledObjectDocument, ScaledJobDocument {
  List<TriggerDocument> triggers();

  Duration pollingInterval();

  long minReplicaCount();

  long maxReplicaCount();

  /** Whether a formula makes one metric of all triggers, so that they need no target. */
  boolean hasFormula();
}
