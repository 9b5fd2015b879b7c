package dev.stator.keda.replicas;

import dev.stator.keda.manifest.ScaledObjectDocument.Fallback;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What KEDA and the autoscaler make of a course of values: KEDA between nothing and the first
 * replica, the autoscaler above. Pods are taken to be ready at once.
 *
 * <p>Source: KEDA documentation, "Scaling Deployments", activating and scaling thresholds,
 * cooldownPeriod, fallback; {@link Autoscaler} for the rest.
 */
public final class Simulation {
  private final Rules rules;
  private final Load load;
  private final Autoscaler autoscaler;
  private final List<Step> steps = new ArrayList<>();
  private long replicas;
  private @Nullable Integer lastActive;
  private int failures;
  private boolean fallenBack;

  /**
   * One change of the replicas.
   *
   * @param value empty if the scaler failed
   * @param reason in words, for a person
   */
  public record Step(int second, OptionalDouble value, long replicas, String reason) {}

  /**
   * @param replicas at second 0
   */
  private Simulation(Rules rules, Load load, long replicas) {
    this.rules = rules;
    this.load = load;
    this.autoscaler = new Autoscaler(rules);
    this.replicas = replicas;
  }

  /**
   * Runs from second 0.
   *
   * @param seconds how long
   * @return the start, and every change
   */
  public static List<Step> run(Rules rules, Load load, int seconds) {
    Simulation simulation = new Simulation(rules, load, rules.resting());
    simulation.steps.add(new Step(0, load.at(0), simulation.replicas, "the start"));
    for (int second = 0; second <= seconds; second++) {
      if (second % rules.pollSeconds() == 0) {
        simulation.poll(second);
      }
      if (second % Autoscaler.SYNC_SECONDS == 0) {
        simulation.sync(second);
      }
    }
    return List.copyOf(simulation.steps);
  }

  private void poll(int second) {
    OptionalDouble value = load.at(second);
    boolean active;
    if (value.isPresent()) {
      failures = 0;
      fallenBack = false;
      active = value.getAsDouble() > rules.target().activation();
    } else {
      failures++;
      @Nullable Fallback fallback = rules.fallback();
      fallenBack = fallback != null && failures > fallback.failureThreshold();
      active = fallenBack;
      if (!active) {
        // Without a value KEDA leaves the workload as it is.
        return;
      }
    }
    if (active) {
      lastActive = second;
      if (replicas == 0 || isIdle()) {
        change(second, rules.autoscalerMinimum(), fallenBack ? "fallback" : "active");
      }
    } else if (replicas > rules.resting() && restsBelowMinimum() && cooledDown(second)) {
      change(second, rules.resting(), "not active for the cooldown period");
    }
  }

  private boolean isIdle() {
    return rules.idle() != null && replicas == rules.idle();
  }

  /** With a minimum of 1 and more the autoscaler alone decides. */
  private boolean restsBelowMinimum() {
    return rules.minimum() == 0 || rules.idle() != null;
  }

  private boolean cooledDown(int second) {
    return lastActive == null
        ? second >= rules.initialCooldownSeconds()
        : second > lastActive + rules.cooldownSeconds();
  }

  private void sync(int second) {
    // The autoscaler is off at 0 replicas.
    if (replicas == 0 || isIdle()) {
      return;
    }
    OptionalDouble value = load.at(second);
    double metric;
    if (value.isPresent()) {
      metric = value.getAsDouble();
    } else if (fallenBack && rules.fallback() != null) {
      metric = fallbackMetric(rules.fallback());
    } else {
      return;
    }
    long next = autoscaler.sync(second, metric, replicas);
    change(second, next, reason(metric, next));
  }

  private double fallbackMetric(Fallback fallback) {
    double all = (double) rules.target().value() * fallback.replicas();
    return rules.perReplica() ? all : all / replicas;
  }

  private String reason(double metric, long next) {
    long wanted = autoscaler.wanted(metric, replicas);
    String asked = "the metric asks for " + wanted;
    if (wanted == next) {
      return asked;
    }
    return asked + (wanted > next ? ", limited" : ", held up");
  }

  private void change(int second, long next, String reason) {
    if (next != replicas) {
      replicas = next;
      steps.add(new Step(second, load.at(second), next, reason));
    }
  }
}
