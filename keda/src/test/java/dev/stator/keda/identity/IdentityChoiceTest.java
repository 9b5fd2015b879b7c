package dev.stator.keda.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.identity.Authentication.PodIdentity;
import dev.stator.keda.identity.Authentication.Provider;
import dev.stator.keda.trigger.IdentityOwner;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.Credentials;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** KEDA's TestGetAwsAuthorization, row by row, and what came before and after it. */
class IdentityChoiceTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/reader";
  private static final Credentials DEFAULT = new Credentials.DefaultChain();
  private static final Credentials ASSUMED =
      new Credentials.AssumedRole(ROLE, null, "KEDA", DEFAULT);

  private final IdentityChoice choice = new IdentityChoice(name -> null);

  private static Map<String, Secret> secrets(String... pairs) {
    Map<String, Secret> secrets = new HashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      secrets.put(pairs[index], Secret.of(pairs[index + 1]));
    }
    return secrets;
  }

  private static PodIdentity pod(
      Provider provider, @Nullable String role, @Nullable String annotation) {
    return new PodIdentity(provider, role, null, false, annotation);
  }

  private Credentials choose(
      IdentityOwner owner, @Nullable PodIdentity identity, String... parameters) {
    return choice.choose(owner, new Authentication(identity, secrets(parameters), Map.of()));
  }

  @Test
  void pod_identity_aws_ignores_keys() {
    String[] keys = {"awsAccessKeyID", "a", "awsSecretAccessKey", "b"};
    assertThat(choose(IdentityOwner.POD, pod(Provider.AWS, null, null), keys)).isEqualTo(DEFAULT);
    assertThat(choose(IdentityOwner.POD, pod(Provider.AWS, ROLE, null), keys)).isEqualTo(ASSUMED);
    assertThat(choose(IdentityOwner.POD, pod(Provider.AWS, null, null), "awsRoleArn", ROLE))
        .isEqualTo(ASSUMED);
  }

  @Test
  void pod_identity_aws_takes_the_token_of_the_platform() {
    var onEks =
        new IdentityChoice(
            name -> name.equals("AWS_WEB_IDENTITY_TOKEN_FILE") ? "/var/run/token" : null);
    assertThat(
            onEks.choose(
                IdentityOwner.POD,
                new Authentication(pod(Provider.AWS, ROLE, null), Map.of(), Map.of())))
        .isEqualTo(new Credentials.WebIdentity(ROLE, Path.of("/var/run/token"), "KEDA", null));
  }

  @Test
  void pod_identity_of_the_workload_needs_its_annotation() {
    var annotated = new PodIdentity(Provider.AWS, null, null, true, ROLE);
    assertThat(choose(IdentityOwner.POD, annotated)).isEqualTo(ASSUMED);
    var bare = new PodIdentity(Provider.AWS, null, null, true, null);
    assertThatThrownBy(() -> choose(IdentityOwner.POD, bare))
        .hasMessageContaining("no annotation eks.amazonaws.com/role-arn");
  }

  @Test
  void a_role_may_ask_for_an_external_id() {
    var identity = new PodIdentity(Provider.AWS, ROLE, "shared", false, null);
    assertThat(choose(IdentityOwner.POD, identity))
        .isEqualTo(new Credentials.AssumedRole(ROLE, "shared", "KEDA", DEFAULT));
  }

  @Test
  void pod_identity_aws_eks_is_the_annotation_or_keys() {
    assertThat(choose(IdentityOwner.POD, pod(Provider.AWS_EKS, null, ROLE))).isEqualTo(ASSUMED);
    assertThat(choose(IdentityOwner.OPERATOR, pod(Provider.AWS_EKS, null, ROLE)))
        .isEqualTo(DEFAULT);
    assertThatThrownBy(() -> choose(IdentityOwner.POD, pod(Provider.AWS_EKS, null, null)))
        .hasMessage("awsAccessKeyID not found");
  }

  @Test
  void pod_identity_aws_kiam_is_the_annotation_or_the_default_chain() {
    assertThat(choose(IdentityOwner.POD, pod(Provider.AWS_KIAM, null, ROLE))).isEqualTo(ASSUMED);
    assertThat(choose(IdentityOwner.POD, pod(Provider.AWS_KIAM, null, null))).isEqualTo(DEFAULT);
  }

  @Test
  void the_operator_ignores_keys_and_role() {
    assertThat(
            choose(
                IdentityOwner.OPERATOR,
                null,
                "awsRoleArn",
                ROLE,
                "awsAccessKeyID",
                "a",
                "awsSecretAccessKey",
                "b"))
        .isEqualTo(DEFAULT);
  }

  @Test
  void a_role_wins_over_keys() {
    assertThat(
            choose(
                IdentityOwner.POD,
                null,
                "awsRoleArn",
                ROLE,
                "awsAccessKeyID",
                "a",
                "awsSecretAccessKey",
                "b"))
        .isEqualTo(ASSUMED);
  }

  @Test
  void keys_with_a_session() {
    assertThat(
            choose(
                IdentityOwner.POD,
                null,
                "awsAccessKeyId",
                "a",
                "awsSecretAccessKey",
                "b",
                "awsSessionToken",
                "c"))
        .isEqualTo(new Credentials.Static(Secret.of("a"), Secret.of("b"), Secret.of("c")));
  }

  @Test
  void keys_that_the_metadata_names_come_last() {
    var inline =
        new Authentication(
            null, Map.of(), secrets("awsAccessKeyID", "a", "awsSecretAccessKey", "b"));
    assertThat(choice.choose(IdentityOwner.POD, inline))
        .isEqualTo(new Credentials.Static(Secret.of("a"), Secret.of("b"), null));
    var noSecret = new Authentication(null, Map.of(), secrets("awsAccessKeyID", "a"));
    assertThatThrownBy(() -> choice.choose(IdentityOwner.POD, noSecret))
        .hasMessage("awsSecretAccessKey not found");
    assertThatThrownBy(() -> choice.choose(IdentityOwner.POD, Authentication.NONE))
        .hasMessage("awsAccessKeyID not found");
  }
}
