package dev.stator.keda.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.manifest.Manifests;
import dev.stator.keda.manifest.ScaledObjectDocument;
import dev.stator.keda.manifest.TriggerAuthenticationDocument;
import dev.stator.keda.manifest.TriggerDocument;
import dev.stator.yaml.YamlError;
import dev.stator.yaml.YamlFile;
import dev.stator.yaml.YamlNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExternalConversionTest {
  private static final String SCALED =
      """
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata: {name: events, namespace: work}
      spec:
        scaleTargetRef: {name: worker}
        maxReplicaCount: 7
        advanced: {restoreToOriginalReplicaCount: true}
        triggers:
        - type: aws-dynamodb
          name: orders
          authenticationRef: {name: auth}
          metadata:
            tableName: orders
            awsRegion: eu-west-2
            targetValue: "5"
            awsAccessKeyIDFromEnv: ID
        - type: aws-dynamodb-streams
          metadata: {tableName: orders, awsRegion: eu-west-2}
        - type: cron
          metadata: {start: "0 8 * * *"}
      ---
      apiVersion: keda.sh/v1alpha1
      kind: TriggerAuthentication
      metadata: {name: auth, namespace: work}
      spec:
        secretTargetRef:
        - {parameter: awsAccessKeyID, name: aws-keys, key: id}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: aws-keys, namespace: work}
      stringData: {id: AKIDEXAMPLE}
      """;

  private static ExternalConversion.Converted convert(String yaml, boolean push) {
    return ExternalConversion.convert(
        "f.yaml",
        YamlFile.parse("f.yaml", yaml),
        new ConversionSettings("registry.example/stator:1", push, "stator-scaler"));
  }

  private static List<YamlNode> documents(String yaml) {
    return YamlFile.parse("out.yaml", yaml);
  }

  private static String text(YamlNode node, String... path) {
    YamlNode at = node;
    for (String step : path) {
      at = Objects.requireNonNull(at.membersOrNone().get(step), step).value();
    }
    return ((YamlNode.Scalar) at).text();
  }

  @Test
  void keeps_the_scaled_object_but_for_its_triggers() {
    String yaml = convert(SCALED, true).yaml();
    // Only the ScaledObject is one of ours: the rest is Kubernetes's own.
    String scaled = yaml.substring(0, yaml.indexOf("---\n"));
    ScaledObjectDocument converted =
        Manifests.parse("out.yaml", scaled).all(ScaledObjectDocument.class).getFirst();
    assertThat(converted.maxReplicaCount()).isEqualTo(7);
    assertThat(converted.target()).isEqualTo("worker");
    TriggerDocument orders = converted.triggers().get(0);
    assertThat(orders.type()).isEqualTo("external-push");
    assertThat(orders.name()).isEqualTo("orders");
    assertThat(orders.authentication()).isNull();
    assertThat(orders.metadata())
        .containsEntry("scalerAddress", "stator-scaler.work.svc:6000")
        .containsEntry("targetValue", "5")
        .doesNotContainKey("awsAccessKeyIDFromEnv");
    assertThat(converted.triggers().get(1).metadata())
        .containsEntry("triggerType", "aws-dynamodb-streams");
    assertThat(converted.triggers().get(2).type()).isEqualTo("cron");
    assertThat(scaled).contains("restoreToOriginalReplicaCount: true");
  }

  @Test
  void writes_what_runs_the_scaler() {
    String yaml = convert(SCALED, false).yaml();
    assertThat(yaml).contains("type: external\n").doesNotContain("AKIDEXAMPLE");
    List<YamlNode> documents = documents(yaml);
    assertThat(documents)
        .extracting(document -> text(document, "kind"))
        .containsExactly("ScaledObject", "ConfigMap", "Deployment", "Service");
    assertThat(documents)
        .extracting(document -> text(document, "metadata", "namespace"))
        .containsOnly("work");
    assertThat(text(documents.get(3), "spec", "clusterIP")).isEqualTo("None");
    assertThat(yaml).contains("image: registry.example/stator:1", "name: AWS_KEYS_ID");

    Manifests resources =
        Manifests.parse("scaler.yaml", text(documents.get(1), "data", "scaler.yaml"));
    assertThat(resources.all(ScaledObjectDocument.class).getFirst().triggers().getFirst().type())
        .isEqualTo("aws-dynamodb");
    TriggerAuthenticationDocument authentication =
        resources.all(TriggerAuthenticationDocument.class).getFirst();
    assertThat(authentication.secretTargets()).isEmpty();
    assertThat(authentication.variables())
        .extracting(TriggerAuthenticationDocument.Variable::name)
        .containsExactly("AWS_KEYS_ID");
  }

  @Test
  void scaled_jobs_are_not_pushed() {
    String job =
        """
        apiVersion: keda.sh/v1alpha1
        kind: ScaledJob
        metadata: {name: job}
        spec:
          jobTargetRef: {template: {}}
          triggers:
          - {type: aws-dynamodb, metadata: {tableName: t-1}}
        """;
    ExternalConversion.Converted converted = convert(job, true);
    assertThat(converted.yaml()).contains("type: external\n");
    assertThat(converted.warnings()).first().asString().contains("KEDA has no push for ScaledJobs");
  }

  @Test
  void refuses_a_file_with_nothing_to_convert() {
    assertThatThrownBy(() -> convert("{kind: Secret}", false))
        .isInstanceOf(YamlError.class)
        .hasMessageContaining("f.yaml: has no ScaledObject or ScaledJob");
  }
}
