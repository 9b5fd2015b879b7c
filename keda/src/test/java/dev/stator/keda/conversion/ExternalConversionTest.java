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
import dev.stator.yaml.YamlText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        new ConversionSettings(
            "registry.example/stator:1", push, "stator-scaler", null, null, null));
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
    assertThat(yaml).contains("image: registry.example/stator:1", "name: SECRET_AWS_KEYS_ID");

    Manifests resources =
        Manifests.parse("scaler.yaml", text(documents.get(1), "data", "scaler.yaml"));
    assertThat(resources.all(ScaledObjectDocument.class).getFirst().triggers().getFirst().type())
        .isEqualTo("aws-dynamodb");
    TriggerAuthenticationDocument authentication =
        resources.all(TriggerAuthenticationDocument.class).getFirst();
    assertThat(authentication.secretTargets()).isEmpty();
    assertThat(authentication.variables())
        .extracting(TriggerAuthenticationDocument.Variable::name)
        .containsExactly("SECRET_AWS_KEYS_ID");
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

  /** As Kubernetes's restricted standard for pods demands, and with nothing that can be written. */
  @Test
  void the_pod_may_run_anywhere() {
    YamlNode deployment = documents(convert(SCALED, false).yaml()).get(2);
    String pod = YamlText.write(List.of(YamlText.values((YamlNode.Mapping) deployment)));
    assertThat(pod)
        .contains("runAsNonRoot: true", "seccompProfile:\n          type: RuntimeDefault")
        .contains("allowPrivilegeEscalation: false", "readOnlyRootFilesystem: true")
        .contains("drop:\n            - ALL", "path: /readyz", "path: /healthz")
        .contains("automountServiceAccountToken: false", "limits:\n            memory: 512Mi")
        .doesNotContain("serviceAccountName", "scheme: HTTPS");
  }

  /** The scaler reads its resources when it starts: a changed trigger needs a new pod. */
  @Test
  void other_resources_are_another_pod() {
    String digest = digest(SCALED);
    assertThat(digest).hasSize(32).isEqualTo(digest(SCALED));
    assertThat(digest(SCALED.replace("targetValue: \"5\"", "targetValue: \"6\"")))
        .isNotEqualTo(digest);
  }

  private static String digest(String yaml) {
    return text(
        documents(convert(yaml, false).yaml()).get(2),
        "spec",
        "template",
        "metadata",
        "annotations",
        "stator.dev/resources-digest");
  }

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

  @Test
  void tls_reaches_the_pod_and_keda() {
    ExternalConversion.Converted converted =
        ExternalConversion.convert(
            "f.yaml",
            YamlFile.parse("f.yaml", SCALED),
            new ConversionSettings(
                "registry.example/stator:1", true, "counter", "reader", "counter-tls", "keda-tls"));
    List<YamlNode> documents = documents(converted.yaml());
    assertThat(documents)
        .extracting(document -> text(document, "kind"))
        .containsExactly(
            "ScaledObject", "TriggerAuthentication", "ConfigMap", "Deployment", "Service");
    String yaml = converted.yaml();
    String scaled = yaml.substring(0, yaml.indexOf("---\n"));
    TriggerDocument.AuthenticationRef reference =
        Manifests.parse("out.yaml", scaled)
            .all(ScaledObjectDocument.class)
            .getFirst()
            .triggers()
            .getFirst()
            .authentication();
    assertThat(Objects.requireNonNull(reference).name()).isEqualTo("counter");
    String tls = YamlText.write(List.of(YamlText.values((YamlNode.Mapping) documents.get(1))));
    assertThat(Manifests.parse("tls.yaml", tls).all(TriggerAuthenticationDocument.class))
        .flatExtracting(TriggerAuthenticationDocument::secretTargets)
        .extracting(target -> target.parameter() + " " + target.name() + " " + target.key())
        .containsExactly(
            "caCert counter-tls ca.crt",
            "tlsClientCert keda-tls tls.crt",
            "tlsClientKey keda-tls tls.key");
    assertThat(yaml)
        .contains("secretName: counter-tls", "mountPath: /etc/stator/tls", "scheme: HTTPS")
        .contains("--tls-certificate", "/etc/stator/tls/tls.key", "--grpc-client-ca")
        .contains("serviceAccountName: reader");
    assertThat(converted.warnings())
        .contains("the certificate in Secret 'counter-tls' must be for counter.work.svc");
  }

  @Test
  void takes_only_the_authentications_that_are_needed_and_each_key_once() {
    String yaml =
        SCALED
            + """
            ---
            apiVersion: keda.sh/v1alpha1
            kind: TriggerAuthentication
            metadata: {name: other, namespace: work}
            spec:
              secretTargetRef: [{parameter: token, name: payroll, key: token}]
            """;
    assertThat(convert(yaml, false).yaml()).doesNotContain("payroll");
    SecretVariables variables = new SecretVariables();
    assertThat(variables.name("aws-keys", "id")).isEqualTo("SECRET_AWS_KEYS_ID");
    assertThat(variables.name("aws.keys", "id")).isEqualTo("SECRET_AWS_KEYS_ID_2");
    assertThat(variables.name("aws-keys", "id")).isEqualTo("SECRET_AWS_KEYS_ID");
    assertThat(variables.env()).hasSize(2);
  }

  @Test
  void tells_what_it_cannot_do() {
    String yaml =
        """
        apiVersion: keda.sh/v1alpha1
        kind: ScaledObject
        metadata: {name: events}
        spec:
          scaleTargetRef: {name: worker}
          triggers:
          - type: aws-dynamodb
            authenticationRef: {name: shared, kind: ClusterTriggerAuthentication}
            metadata: {tableName: t-1, awsAccessKeyIDFromEnv: ID}
        ---
        apiVersion: keda.sh/v1alpha1
        kind: ClusterTriggerAuthentication
        metadata: {name: shared}
        spec:
          podIdentity: {provider: aws}
          env: [{parameter: awsRegion, name: REGION}]
          secretTargetRef: [{parameter: awsRoleArn, name: role, key: arn}]
        """;
    ExternalConversion.Converted converted = convert(yaml, false);
    assertThat(converted.yaml()).startsWith("apiVersion").contains("  namespace: default\n");
    assertThat(converted.warnings())
        .containsExactlyInAnyOrder(
            "ScaledObject 'events' says no namespace: it is written as 'default', where the scaler"
                + " is too",
            "ScaledObject 'events' takes variable ID of the workload's container: give it to the"
                + " scaler's container, too",
            "ClusterTriggerAuthentication 'shared' takes variable REGION of the workload's"
                + " container: give it to the scaler's container, too",
            "ClusterTriggerAuthentication 'shared': KEDA has Secret 'role' in its own namespace,"
                + " the scaler needs it in 'default'",
            "ClusterTriggerAuthentication 'shared' has a pod identity: name a service account for"
                + " the scaler that may be it",
            "the Service of the scaler is open to every pod of the cluster, in plain text; name a"
                + " TLS secret and a client secret");
  }

  /** The identities of the operator and of the workload's pod are not the scaler's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operator|podIdentity: {provider: none}|ScaledObject 'events' uses the identity of KEDA's"
            + " operator, which the scaler lacks",
        "pod|podIdentity: {provider: aws}|TriggerAuthentication 'auth' has a pod identity",
        "pod|secretTargetRef: [{parameter: awsRoleArn, name: r, key: k}]|TriggerAuthentication"
            + " 'auth' has a role, which is taken with an identity"
      })
  void tells_that_the_scaler_needs_an_identity(String owner, String spec, String why) {
    String yaml =
        """
        apiVersion: keda.sh/v1alpha1
        kind: ScaledObject
        metadata: {name: events, namespace: work}
        spec:
          scaleTargetRef: {name: worker}
          triggers:
          - type: aws-dynamodb
            authenticationRef: {name: auth}
            metadata: {tableName: t-1, identityOwner: %s}
        ---
        apiVersion: keda.sh/v1alpha1
        kind: TriggerAuthentication
        metadata: {name: auth, namespace: work}
        spec:
          %s
        """
            .formatted(owner, spec);
    assertThat(convert(yaml, false).warnings())
        .contains(why + ": name a service account for the scaler that may be it")
        .hasSize(2);
    ConversionSettings named =
        new ConversionSettings("i", false, "stator-scaler", "scaler", null, null);
    assertThat(ExternalConversion.convert("f", YamlFile.parse("f", yaml), named).warnings())
        .hasSize(1);
  }

  @Test
  void refuses_a_trigger_whose_credentials_are_elsewhere() {
    assertThatThrownBy(
            () -> convert(SCALED.replace("{name: auth, namespace: work}", "{name: auth}"), false))
        .isInstanceOf(YamlError.class)
        .hasMessage(
            "f.yaml: ScaledObject 'events' refers to TriggerAuthentication 'auth', which is not in"
                + " this file in namespace 'work': the scaler would have no credentials");
  }

  @ParameterizedTest
  @CsvSource({
    "'',scaler,,,the image '' is not",
    "an image,scaler,,,the image 'an image' is not",
    "i,Scaler_1,,,the name 'Scaler_1' is not one for a Service",
    "i,scaler,UP,,the TLS secret 'UP' is not a name of Kubernetes",
    "i,scaler,,keda-tls,the client secret 'keda-tls' needs a TLS secret"
  })
  void refuses_names_that_kubernetes_would(
      String image,
      String name,
      @Nullable String serverTls,
      @Nullable String clientTls,
      String message) {
    assertThatThrownBy(() -> new ConversionSettings(image, false, name, null, serverTls, clientTls))
        .hasMessageStartingWith(message);
  }

  /** Kubernetes reads YAML 1.1, in which more words than in 1.2 are no texts. */
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

  @Test
  void texts_stay_texts_for_old_readers() {
    String yaml = convert(SCALED.replace("name: orders\n", "name: \"on\"\n"), false).yaml();
    assertThat(yaml).contains("name: 'on'\n");
  }
}
