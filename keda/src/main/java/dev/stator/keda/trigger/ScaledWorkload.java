package dev.stator.keda.trigger;

/**
 * Whom a call is about: the ScaledObject or ScaledJob by namespace and name.
 *
 * <p>Source: KEDA documentation, "External Scalers", ScaledObjectRef.
 */
public record ScaledWorkload(String namespace, String name) {
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
