package dev.stator.keda.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.Authentication.PodIdentity;
import dev.stator.keda.identity.Authentication.Provider;
import dev.stator.keda.trigger.TriggerKind;
import dev.stator.tables.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestsTest {
  private static final String SCALED =
      """
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata:
        name: events
        annotations: {eks.amazonaws.com/role-arn: "arn:of:eks", iam.amazonaws.com/role: of-kiam}
      spec:
        scaleTargetRef: {name: worker}
        triggers:
        - type: aws-dynamodb
          authenticationRef: {name: auth}
          metadata: {tableName: t-1, awsAccessKeyIDFromEnv: ID, awsSecretAccessKeyFromEnv: KEY}
      """;

  private static String authentication(String spec) {
    return SCALED
        + """
          ---
          apiVersion: keda.sh/v1alpha1
          kind: TriggerAuthentication
          metadata: {name: auth}
          spec:
          """
        + spec.indent(2);
  }

  private static Authentication found(Manifests manifests) {
    ScaledDocument scaled = manifests.all(ScaledDocument.class).getFirst();
    return new TriggerIdentities(
            new TriggerAuthentications(
                manifests, new SecretLookup(manifests, name -> "of " + name), NamespaceRule.STRICT),
            name -> "of " + name)
        .of(scaled, scaled.triggers().getFirst());
  }

  @Test
  void reads_everything_of_a_scaled_object_that_decides_about_replicas() {
    ScaledObjectDocument scaled =
        Manifests.parse(
                "f.yaml",
                """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: events, namespace: work}
                spec:
                  scaleTargetRef: {name: worker}
                  pollingInterval: 5
                  cooldownPeriod: 10
                  initialCooldownPeriod: 7
                  idleReplicaCount: 0
                  minReplicaCount: 1
                  maxReplicaCount: 20
                  fallback: {failureThreshold: 3, replicas: 6}
                  advanced:
                    scalingModifiers: {formula: "a + b", target: "2"}
                  triggers:
                  - {type: aws-dynamodb-streams, metadata: {tableName: t-1}, metricType: Value}
                """)
            .all(ScaledObjectDocument.class)
            .getFirst();
    assertThat(scaled.pollingInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(scaled.cooldownPeriod()).isEqualTo(Duration.ofSeconds(10));
    assertThat(scaled.initialCooldownPeriod()).isEqualTo(Duration.ofSeconds(7));
    assertThat(scaled.idleReplicaCount()).isZero();
    assertThat(scaled.fallback()).isEqualTo(new ScaledObjectDocument.Fallback(3, 6));
    assertThat(scaled.hasFormula()).isTrue();
    assertThat(scaled.triggers().getFirst().metricType()).isEqualTo("Value");
    assertThat(scaled.triggers().getFirst().context(scaled).kind()).isEqualTo(TriggerKind.STREAM);
    assertThat(scaled.metadata().workload()).hasToString("work/events");
  }

  @ParameterizedTest
  @CsvSource({
    "{},false",
    "'{scalingModifiers: {}}',false",
    "'{scalingModifiers: {formula: a}}',true"
  })
  void knows_a_formula(String advanced, boolean formula) {
    ScaledObjectDocument scaled =
        Manifests.parse(
                "f.yaml",
                """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: events, namespace: work}
                spec:
                  scaleTargetRef: {name: worker}
                  advanced: %s
                  triggers: [{type: aws-dynamodb, metadata: {tableName: t-1}}]
                """
                    .formatted(advanced))
            .all(ScaledObjectDocument.class)
            .getFirst();
    assertThat(scaled.hasFormula()).isEqualTo(formula);
  }

  /** Something new at each poll of KEDA's, and the same for all calls of one. */
  @ParameterizedTest
  @CsvSource({"0,PT0.1S", "1,PT0.5S", "5,PT2.5S", "20,PT10S", "30,PT10S", "600,PT10S"})
  void measures_at_least_as_often_as_keda_asks(int pollingInterval, Duration sampleInterval) {
    ScaledJobDocument scaled =
        Manifests.parse(
                "f.yaml",
                """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledJob
                metadata: {name: job, namespace: work}
                spec:
                  jobTargetRef: {template: {}}
                  pollingInterval: %d
                  triggers: [{type: aws-dynamodb, metadata: {tableName: t-1}}]
                """
                    .formatted(pollingInterval))
            .all(ScaledJobDocument.class)
            .getFirst();
    assertThat(scaled.triggers().getFirst().context(scaled).interval()).isEqualTo(sampleInterval);
  }

  @Test
  void reads_a_scaled_job_and_a_cluster_trigger_authentication() {
    Manifests manifests =
        Manifests.parse(
            "f.yaml",
            """
            apiVersion: keda.sh/v1alpha1
            kind: ClusterTriggerAuthentication
            metadata: {name: everywhere}
            spec:
              podIdentity: {provider: aws, roleArn: arn:aws:iam::123456789012:role/r, externalID: x}
              env: [{parameter: awsRegion, name: REGION}]
            ---
            apiVersion: keda.sh/v1alpha1
            kind: ScaledJob
            metadata: {name: job, namespace: work}
            spec:
              jobTargetRef: {template: {}}
              maxReplicaCount: 7
              triggers:
              - type: aws-dynamodb
                metadata: {tableName: t-1}
                authenticationRef: {name: everywhere, kind: ClusterTriggerAuthentication}
            """);
    Authentication authentication = found(manifests);
    assertThat(authentication.parameters()).containsEntry("awsRegion", Secret.of("of REGION"));
    assertThat(authentication.podIdentity())
        .isEqualTo(
            new PodIdentity(Provider.AWS, "arn:aws:iam::123456789012:role/r", "x", false, null));
    assertThat(manifests.all(ScaledJobDocument.class).getFirst().maxReplicaCount()).isEqualTo(7);
  }

  /** KEDA's row of an external trigger: an error there, and nothing that Stator itself needs. */
  @ParameterizedTest
  @CsvSource({
    "external,'{test1: \"7\", test2: SAMPLE}',1",
    "external-push,{},1",
    "external,'{scalerAddress: myservice, test1: \"7\"}',0"
  })
  void tells_that_keda_needs_the_address(String type, String metadata, int warnings) {
    Manifests manifests =
        Manifests.parse(
            "f.yaml",
            """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: events}
            spec:
              scaleTargetRef: {name: worker}
              triggers:
              - type: TYPE
                metadata: METADATA
            """
                .replace("TYPE", type)
                .replace("METADATA", metadata));
    assertThat(manifests.warnings()).hasSize(warnings);
    assertThat(manifests.warnings())
        .allMatch(line -> line.contains("scalerAddress is missing: KEDA needs it"));
  }

  @Test
  void merges_data_and_string_data_of_a_secret() {
    Manifests manifests =
        Manifests.parse(
            "f.yaml",
            authentication(
                    """
                    secretTargetRef:
                    - {parameter: awsAccessKeyID, name: s, key: id}
                    - {parameter: awsSecretAccessKey, name: s, key: key}
                    """)
                + """
                  ---
                  apiVersion: v1
                  kind: Secret
                  metadata: {name: s}
                  data: {id: QUtJRA==, key: b2xk}
                  stringData: {key: new}
                  """);
    assertThat(found(manifests).parameters())
        .containsEntry("awsAccessKeyID", Secret.of("AKID"))
        .containsEntry("awsSecretAccessKey", Secret.of("new"));
  }

  @Test
  void takes_keys_that_the_metadata_names_from_the_environment() {
    assertThat(found(Manifests.parse("f.yaml", authentication("podIdentity: {provider: none}"))))
        .isEqualTo(
            new Authentication(
                null,
                java.util.Map.of(),
                java.util.Map.of(
                    "awsAccessKeyID", Secret.of("of ID"),
                    "awsSecretAccessKey", Secret.of("of KEY"))));
  }

  @Test
  void accepts_kiam_with_a_notice_that_keda_removed_it() {
    Manifests manifests =
        Manifests.parse("f.yaml", authentication("podIdentity: {provider: aws-kiam}"));
    assertThat(manifests.warnings())
        .containsExactly(
            "f.yaml:17: aws-kiam was removed from KEDA in 2.15; use provider aws with a roleArn");
    assertThat(found(manifests).podIdentity())
        .isEqualTo(new PodIdentity(Provider.AWS_KIAM, null, null, false, "of-kiam"));
  }

  @Test
  void finds_the_role_of_the_workload_in_its_annotation() {
    Manifests manifests =
        Manifests.parse(
            "f.yaml", authentication("podIdentity: {provider: aws, identityOwner: workload}"));
    assertThat(found(manifests).podIdentity())
        .isEqualTo(new PodIdentity(Provider.AWS, null, null, true, "arn:of:eks"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: ScaledObject|kind: ScaledObjekt|f.yaml:2: kind 'ScaledObjekt' does not concern the scaler",
        "keda.sh/v1alpha1|keda.sh/v1|f.yaml:1: apiVersion of a ScaledObject must be keda.sh/v1alpha1",
        "{name: worker}|{}|spec.scaleTargetRef.name is missing",
        "type: aws-dynamodb|typ: aws-dynamodb|spec.triggers[0].type is missing",
        "{name: auth}|{name: auth, kind: Role}|must be TriggerAuthentication or Cluster"
      })
  void says_which_document_field_and_why(String written, String instead, String message) {
    assertThatThrownBy(() -> Manifests.parse("f.yaml", SCALED.replace(written, instead)))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "podIdentity: {provider: mine}|is not known; known: aws, aws-eks, aws-kiam",
        "podIdentity: {provider: aws, identityOwner: me}|must be keda or workload, not 'me'",
        "podIdentity: {provider: aws, identityOwner: workload, roleArn: r}|exclude each other"
      })
  void says_what_is_wrong_with_an_identity(String spec, String message) {
    assertThatThrownBy(() -> Manifests.parse("f.yaml", authentication(spec)))
        .hasMessageContaining(message);
  }

  @Test
  void refuses_utilization_in_kedas_words() {
    assertThatThrownBy(
            () ->
                Manifests.parse(
                    "f.yaml",
                    SCALED.replace("- type: aws", "- metricType: Utilization\n    type: aws")))
        .hasMessageContaining(
            "'Utilization' metric type is unsupported for external metrics, allowed values are"
                + " 'Value' or 'AverageValue'");
  }
}
