package dev.stator.keda.replicas;

/**
 * How many replicas a metric asks for, with metric type AverageValue.
 *
 * <p>Source: Kubernetes documentation, "Horizontal Pod Autoscaling", algorithm details; KEDA
 * documentation, "Scaled Object specification", minReplicaCount and maxReplicaCount.
 *
 * @param replicas between minimum and maximum
 * @param reason in words, for a person
 */
public record DesiredReplicas(long replicas, String reason) {

  /**
   * @param active whether there is work at all; without it the minimum is enough
   * @param target the value that one replica is for, above 0
   */
  public static DesiredReplicas of(
      double value, double target, boolean active, long minimum, long maximum) {
    if (!active) {
      return new DesiredReplicas(minimum, "not active, so minReplicaCount");
    }
    long wanted = (long) Math.ceil(value / target);
    String division = number(value) + " / " + number(target) + " rounded up";
    long least = Math.max(1, minimum);
    if (wanted < least) {
      return new DesiredReplicas(least, division + ", at least " + least + " while active");
    }
    if (wanted > maximum) {
      return new DesiredReplicas(maximum, division + ", at most maxReplicaCount");
    }
    return new DesiredReplicas(wanted, division);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
