package dev.stator.app.command;

import dev.stator.keda.manifest.ScaledDocument;
import dev.stator.keda.manifest.ScaledObjectDocument;
import dev.stator.keda.replicas.DesiredReplicas;
import java.util.Locale;

/** What a trigger's value means, in a line. */
final class ScalerLine {
  private ScalerLine() {}

  static String of(ScalerFile.Entry entry, double value, boolean active) {
    double target = entry.trigger().target().value();
    DesiredReplicas desired = desired(entry, value, active);
    return String.format(
        Locale.ROOT,
        "%s  %s  value %s  target %s  active %s  replicas %d (%s)",
        entry.workload(),
        entry.metric(),
        number(value),
        number(target),
        active ? "yes" : "no",
        desired.replicas(),
        desired.reason());
  }

  static DesiredReplicas desired(ScalerFile.Entry entry, double value, boolean active) {
    ScaledDocument scaled = entry.scaled();
    if (!active
        && scaled instanceof ScaledObjectDocument object
        && object.idleReplicaCount() != null) {
      return new DesiredReplicas(object.idleReplicaCount(), "not active, so idleReplicaCount");
    }
    DesiredReplicas one =
        DesiredReplicas.of(
            value,
            (double) entry.trigger().target().value(),
            active,
            scaled.minReplicaCount(),
            scaled.maxReplicaCount());
    return new DesiredReplicas(one.replicas(), one.reason() + others(entry));
  }

  /** What else has a say. */
  private static String others(ScalerFile.Entry entry) {
    if (entry.scaled().hasFormula()) {
      return "; scalingModifiers decide";
    }
    if (entry.document().metricType().equals("Value")) {
      return "; metricType Value: for each ready pod, one is assumed";
    }
    return entry.scaled().triggers().size() > 1 ? "; the highest of all triggers counts" : "";
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
