package dev.stator.keda.conversion;

import static dev.stator.keda.conversion.ExternalConversionTest.SCALED;
import static dev.stator.keda.conversion.ExternalConversionTest.convert;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is not converted is written as it was, so that the cluster takes it as before. */
class ConvertedTextTest {
  /** As {@code kubectl get -o yaml} prints it: applied again, such fields would be refused. */
  @Test
  void leaves_out_what_the_cluster_added() {
    String exported =
        SCALED.replace(
            "metadata: {name: events, namespace: work}",
            """
            metadata:
              name: events
              namespace: work
              uid: 7f2d
              resourceVersion: "42"
              generation: 3
              creationTimestamp: "2026-11-21T10:00:00Z"
              finalizers: [finalizer.keda.sh]
              managedFields: [{manager: kubectl}]
              labels: {team: orders}
              annotations:
                kubectl.kubernetes.io/last-applied-configuration: "{}"
                team: orders
            status: {scaleTargetKind: apps/v1.Deployment}""");
    assertThat(exported).contains("uid: 7f2d");
    assertThat(convert(exported, false).yaml())
        .isEqualTo(
            convert(
                    SCALED.replace(
                        "metadata: {name: events, namespace: work}",
                        "metadata: {name: events, namespace: work, labels: {team: orders},"
                            + " annotations: {team: orders}}"),
                    false)
                .yaml());
  }

  /** To Kubernetes, which reads YAML 1.1, 0644 is a file's mode, and yes is true. */
  @Test
  void numbers_and_switches_stay_what_they_are() {
    String values =
        "{large: 99999999999999999999999, mode: 0644, text: \"0644\", hex: 0x1F, less: -5,"
            + " part: 0.5, there: yes, here: 'no', time: 12:30:00}";
    assertThat(
            convert(
                    SCALED.replace(
                        "advanced: {restoreToOriginalReplicaCount: true}", "advanced: " + values),
                    false)
                .yaml())
        .contains(
            """
                large: 99999999999999999999999
                mode: 0644
                text: '0644'
                hex: 0x1F
                less: -5
                part: 0.5
                there: yes
                here: 'no'
                time: 12:30:00
            """);
  }

  /** Kubernetes reads YAML 1.1, in which more words than in 1.2 are no texts. */
  @Test
  void texts_stay_texts_for_old_readers() {
    String yaml = convert(SCALED.replace("name: orders\n", "name: \"on\"\n"), false).yaml();
    assertThat(yaml).contains("name: 'on'\n");
  }
}
