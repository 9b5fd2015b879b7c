package dev.stator.keda.replicas;

import dev.stator.keda.manifest.AutoscalerBehavior;
import dev.stator.keda.manifest.AutoscalerBehavior.Policy;
import dev.stator.keda.manifest.AutoscalerBehavior.PolicyType;
import dev.stator.keda.manifest.AutoscalerBehavior.Select;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Kubernetes's part: from 1 replica to the maximum.
 *
 * <p>Source: Kubernetes documentation, "Horizontal Pod Autoscaling", algorithm details and
 * configurable scaling behavior.
 */
final class Autoscaler {
  /** How often it looks. */
  static final int SYNC_SECONDS = 15;

  /** A metric this near to its target changes nothing. */
  private static final double TOLERANCE = 0.1;

  /** The longest look back that a behavior can ask for. */
  private static final int HISTORY_SECONDS_MAX = 3600;

  private final Rules rules;
  private final Deque<Past> recommended = new ArrayDeque<>();
  private final Deque<Past> changed = new ArrayDeque<>();

  /**
   * @param number recommended replicas, or how many were added; below 0 removed
   */
  private record Past(int second, long number) {}

  Autoscaler(Rules rules) {
    this.rules = rules;
  }

  /** What the metric alone asks for. */
  long wanted(double value, long replicas) {
    double target = rules.target().value();
    double full = rules.perReplica() ? target * replicas : target;
    double ratio = value / full;
    if (Math.abs(1 - ratio) <= TOLERANCE) {
      return replicas;
    }
    return (long) Math.ceil(rules.perReplica() ? value / target : ratio * replicas);
  }

  /** The replicas from now on. */
  long sync(int second, double value, long replicas) {
    long wanted = within(wanted(value, replicas));
    forget(recommended, second);
    forget(changed, second);
    recommended.addLast(new Past(second, wanted));
    long steady = steady(second, replicas);
    long next =
        steady > replicas
            ? Math.min(steady, upLimit(second, replicas))
            : Math.max(steady, downLimit(second, replicas));
    next = within(next);
    if (next != replicas) {
      changed.addLast(new Past(second, next - replicas));
    }
    return next;
  }

  private long within(long replicas) {
    return Math.min(rules.maximum(), Math.max(rules.autoscalerMinimum(), replicas));
  }

  private static void forget(Deque<Past> past, int second) {
    while (!past.isEmpty() && past.getFirst().second < second - HISTORY_SECONDS_MAX) {
      past.removeFirst();
    }
  }

  /** The most careful recommendation of each direction's window. */
  private long steady(int second, long replicas) {
    AutoscalerBehavior behavior = rules.behavior();
    long up = since(second, behavior.up()).min().orElse(replicas);
    long down = since(second, behavior.down()).max().orElse(replicas);
    return Math.min(Math.max(replicas, up), down);
  }

  private LongStream since(int second, AutoscalerBehavior.Direction direction) {
    long from = second - direction.stabilization().toSeconds();
    return recommended.stream()
        .filter(past -> past.second > from || past.second == second)
        .mapToLong(Past::number);
  }

  private long upLimit(int second, long replicas) {
    AutoscalerBehavior.Direction up = rules.behavior().up();
    if (up.select() == Select.DISABLED) {
      return replicas;
    }
    long limit =
        selected(
            up,
            up.policies().stream().map(policy -> most(policy, atStart(policy, second, replicas))));
    return Math.max(limit, replicas);
  }

  private long downLimit(int second, long replicas) {
    AutoscalerBehavior.Direction down = rules.behavior().down();
    if (down.select() == Select.DISABLED) {
      return replicas;
    }
    // The policy that allows the largest change is the one with the smallest limit.
    long limit =
        -selected(
            down,
            down.policies().stream()
                .map(policy -> -least(policy, atStart(policy, second, replicas))));
    return Math.min(limit, replicas);
  }

  private static long selected(
      AutoscalerBehavior.Direction direction, java.util.stream.Stream<Long> limits) {
    List<Long> all = limits.toList();
    LongStream numbers = all.stream().mapToLong(Long::longValue);
    return (direction.select() == Select.MIN ? numbers.min() : numbers.max()).orElseThrow();
  }

  /** The replicas when the policy's period began. */
  private long atStart(Policy policy, int second, long replicas) {
    long from = second - policy.period().toSeconds();
    return replicas
        - changed.stream().filter(past -> past.second > from).mapToLong(Past::number).sum();
  }

  private static long most(Policy policy, long start) {
    return policy.type() == PolicyType.PODS
        ? start + policy.value()
        : (long) Math.ceil(start * (1 + policy.value() / 100.0));
  }

  private static long least(Policy policy, long start) {
    return policy.type() == PolicyType.PODS
        ? start - policy.value()
        : (long) (start * (1 - policy.value() / 100.0));
  }
}
