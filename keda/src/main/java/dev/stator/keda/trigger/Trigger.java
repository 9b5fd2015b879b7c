package dev.stator.keda.trigger;

/** What is measured, where, and how much of it is one replica's work. */
public sealed interface Trigger permits ItemTrigger, StreamTrigger {
  Place place();

  Target target();

  IdentityOwner identityOwner();

  Sampling sampling();

  /**
   * The metric's name, without the {@code sN-} that KEDA puts before it: what cannot stand in a
   * metric's name is replaced by a hyphen.
   */
  String metricName();

  /** KEDA's normalisation: {@code / . : % ( )} become hyphens. */
  static String normalised(String name) {
    return name.replaceAll("[/.:%()]", "-");
  }
}
