package dev.stator.app.command;

import dev.stator.keda.manifest.ScaledDocument;
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
    return DesiredReplicas.of(
        value,
        entry.trigger().target().value(),
        active,
        scaled.minReplicaCount(),
        scaled.maxReplicaCount());
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
