package dev.stator.keda.manifest;

/** Where the TriggerAuthentication of a ScaledObject may be. */
public enum NamespaceRule {
  /** In the namespace of the ScaledObject only, as KEDA has it. */
  STRICT,
  /**
   * In that namespace, else in whichever has one of that name. KEDA's own page shows such a pair;
   * in a cluster it does not work.
   */
  LENIENT
}
