package dev.stator.keda.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.manifest.Manifests;
import dev.stator.keda.manifest.ScaledObjectDocument;
import dev.stator.keda.replicas.Simulation.Step;
import dev.stator.keda.trigger.Target;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Worked examples: the seconds and replicas are worked out by hand from the documented rules. */
class SimulationTest {
  private static Rules rules(String spec, long target, long activation) {
    ScaledObjectDocument scaled =
        Manifests.parse(
                "s.yaml",
                """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: events}
                spec:
                  scaleTargetRef: {name: worker}
                  triggers: [{type: aws-dynamodb, metadata: {}}]
                """
                    + spec.indent(2))
            .all(ScaledObjectDocument.class)
            .getFirst();
    return Rules.of(scaled, new Target(target, activation), true);
  }

  private static List<Tuple> run(Rules rules, String load, int seconds) {
    return Simulation.run(rules, Load.parse("load", load), seconds).stream()
        .map(step -> Tuple.tuple(step.second(), step.replicas()))
        .toList();
  }

  private static Tuple at(int second, long replicas) {
    return Tuple.tuple(second, replicas);
  }

  /** 12 items for a target of 5: 0, 1, 3, then after the cooldown 0. */
  @Test
  void twelve_items_for_a_target_of_five() {
    assertThat(run(rules("", 5, 0), "0 12\n60 0", 600))
        // The autoscaler asked for 3 last at 45, and looks back 300 s. KEDA saw activity last at
        // 30, and polls after more than 300 s for the first time at 360.
        .containsExactly(at(0, 0), at(0, 1), at(0, 3), at(345, 1), at(360, 0));
  }

  /** KEDA's end-to-end test: 3 items leave 0, 6 items give 2, none gives 0. */
  @Test
  void the_end_to_end_test_of_the_scaler() {
    Rules rules = rules("maxReplicaCount: 2\ncooldownPeriod: 1", 1, 4);
    assertThat(run(rules, "0 3", 60)).containsExactly(at(0, 0));
    assertThat(run(rules, "0 3\n70 6\n200 0", 400))
        .containsExactly(at(0, 0), at(90, 1), at(90, 2), at(210, 0));
  }

  /** KEDA's end-to-end test of external scalers: threshold 10, idle 0, minimum 1. */
  @Test
  void the_end_to_end_test_of_external_scalers() {
    Rules rules =
        rules(
            "pollingInterval: 5\ncooldownPeriod: 10\nidleReplicaCount: 0\nminReplicaCount: 1",
            10,
            0);
    assertThat(run(rules, "0 10\n60 20\n120 0", 200))
        .containsExactly(at(0, 0), at(0, 1), at(60, 2), at(130, 0));
  }

  /** At most twice as many, or four more, in 15 s. */
  @Test
  void goes_up_no_faster_than_it_may() {
    assertThat(run(rules("", 1, 0), "0 50", 60))
        .containsExactly(
            at(0, 0), at(0, 1), at(0, 5), at(15, 10), at(30, 20), at(45, 40), at(60, 50));
  }

  /** The highest recommendation of the last five minutes holds. */
  @Test
  void comes_down_after_the_window() {
    assertThat(run(rules("minReplicaCount: 1", 5, 0), "0 20\n30 5", 400))
        .containsExactly(at(0, 1), at(0, 4), at(315, 1));
  }

  /** Within a tenth of the target nothing changes. */
  @Test
  void tolerates_a_tenth() {
    assertThat(run(rules("minReplicaCount: 1", 10, 0), "0 20\n30 21\n60 23", 90))
        .containsExactly(at(0, 1), at(0, 2), at(60, 3));
  }

  @Test
  void a_failing_scaler_changes_nothing_without_fallback() {
    assertThat(run(rules("", 5, 0), "0 12\n30 error", 1000))
        .containsExactly(at(0, 0), at(0, 1), at(0, 3));
  }

  /** Failures at 0, 30, 60 and 90: the fourth is more than 3. */
  @Test
  void a_fallback_counts_after_its_threshold() {
    Rules rules = rules("fallback: {failureThreshold: 3, replicas: 6}", 5, 0);
    assertThat(run(rules, "0 error", 120))
        .containsExactly(at(0, 0), at(90, 1), at(90, 5), at(105, 6));
  }

  @Test
  void keeps_to_the_behavior_that_is_written() {
    String spec =
        """
        minReplicaCount: 1
        advanced:
          horizontalPodAutoscalerConfig:
            behavior:
              scaleDown:
                stabilizationWindowSeconds: 0
                policies: [{type: Pods, value: 1, periodSeconds: 30}]
              scaleUp:
                policies: [{type: Pods, value: 2, periodSeconds: 15}]
        """;
    assertThat(run(rules(spec, 1, 0), "0 5\n60 1", 180))
        .containsExactly(
            at(0, 1), at(0, 3), at(15, 5), at(60, 4), at(90, 3), at(120, 2), at(150, 1));
  }

  @Test
  void tells_why() {
    assertThat(Simulation.run(rules("", 5, 0), Load.parse("load", "0 12"), 30))
        .extracting(Step::reason)
        .containsExactly("the start", "active", "the metric asks for 3");
  }

  @Test
  void says_what_is_wrong_with_a_load() {
    assertThatThrownBy(() -> Load.parse("l.csv", "# s v\n0,5\nx 1\n5 -1\n0 7\n1 2 3"))
        .hasMessageContaining("l.csv:3: 'x' is not a second from 0 to 172800")
        .hasMessageContaining("l.csv:4: '-1' is neither a value of 0 or more nor error")
        .hasMessageContaining("l.csv:5: second 0 is there already")
        .hasMessageContaining("l.csv:6: a second and a value are expected");
  }
}
