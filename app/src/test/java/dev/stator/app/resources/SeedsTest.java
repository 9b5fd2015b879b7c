package dev.stator.app.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.TriggerAuthentications.Authentication;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The documentation's own YAML loads, with only its placeholders filled in. */
class SeedsTest {

  @Test
  void loads_the_state_store() {
    Resources resources = ResourceFolder.parse("state.yaml", Seed.stateStore());

    ComponentDocument component = resources.all(ComponentDocument.class).getFirst();
    assertThat(component.metadata().name()).isEqualTo("statestore");
    assertThat(component.type()).isEqualTo(ComponentDocument.Type.STATE);
    assertThat(values(resources, component))
        .containsExactly(
            Map.entry("table", "mytable"),
            Map.entry("accessKey", "AKIAIOSFODNN7EXAMPLE"),
            Map.entry("secretKey", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            Map.entry("endpoint", "http://localhost:8080"),
            Map.entry("region", "eu-west-1"),
            Map.entry("sessionToken", "myTOKEN"),
            Map.entry("ttlAttributeName", "expiresAt"),
            Map.entry("partitionKey", "pkey"));
    assertThat(resources.warnings()).isEmpty();
  }

  @Test
  void loads_the_binding() {
    Resources resources = ResourceFolder.parse("binding.yaml", Seed.binding());

    ComponentDocument component = resources.all(ComponentDocument.class).getFirst();
    assertThat(component.metadata().namespace()).isEqualTo("default");
    assertThat(component.type()).isEqualTo(ComponentDocument.Type.BINDING);
    assertThat(values(resources, component))
        .contains(Map.entry("table", "items"), Map.entry("region", "us-west-2"))
        .containsKeys("accessKey", "secretKey", "sessionToken");
    assertThat(resources.warnings()).isEmpty();
  }

  @Test
  void says_to_quote_the_stars_of_the_binding() {
    String printed = Seed.read("dapr-binding").replaceAll("<.*>", "items");

    assertThatThrownBy(() -> ResourceFolder.parse("binding.yaml", printed))
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "binding.yaml:15: a value that starts with * is a YAML alias; quote it: \"*...\"");
  }

  @Test
  void says_what_is_wrong_with_a_placeholder() {
    assertThatThrownBy(() -> ResourceFolder.parse("s.yaml", Seed.read("dapr-state-store")))
        .hasMessageStartingWith("s.yaml:4: metadata.name '<NAME>' must be letters");
    assertThatThrownBy(() -> ResourceFolder.parse("k.yaml", Seed.read("keda-iam-role")))
        .hasMessage("k.yaml:6: data.AWS_ROLE_ARN is not base64; put plain text under stringData");
  }

  @Test
  void loads_keda_with_a_role() {
    Resources resources = ResourceFolder.parse("keda.yaml", Seed.kedaRole());

    ScaledObjectDocument scaled = resources.all(ScaledObjectDocument.class).getFirst();
    assertThat(scaled.target()).isEqualTo("nginx-deployment");
    TriggerDocument trigger = scaled.triggers().getFirst();
    assertThat(trigger.type()).isEqualTo("aws-dynamodb");
    assertThat(trigger.metadata())
        .containsExactly(
            Map.entry("awsRegion", "eu-west-2"),
            Map.entry("tableName", "keda-events"),
            Map.entry("expressionAttributeNames", "{ \"#k\" : \"event_type\"}"),
            Map.entry("keyConditionExpression", "#k = :key"),
            Map.entry("expressionAttributeValues", "{ \":key\" : {\"S\":\"scaling_event\"}}"),
            Map.entry("targetValue", "5"));
    assertThat(revealed(authentication(resources)))
        .containsExactly(Map.entry("awsRoleArn", Seed.ROLE));
    assertThat(resources.warnings()).isEmpty();
  }

  @Test
  void loads_keda_with_a_user() {
    Resources resources = ResourceFolder.parse("keda.yaml", Seed.kedaUser());

    assertThat(revealed(authentication(resources)))
        .containsOnly(
            Map.entry("awsAccessKeyID", "AKIDEXAMPLE"),
            Map.entry("awsSecretAccessKey", "wJalrXUtnFEMI"),
            Map.entry("awsSessionToken", "a session"));
  }

  @Test
  void explains_that_keda_looks_in_one_namespace() {
    Resources resources = ResourceFolder.parse("keda.yaml", Seed.kedaRoleOfTwoNamespaces());

    assertThatThrownBy(() -> authentication(resources))
        .hasMessage(
            "keda.yaml:30: ScaledObject 'aws-dynamodb-table-scaledobject' in namespace 'keda-test'"
                + " refers to TriggerAuthentication 'keda-trigger-auth-aws-credentials' in"
                + " namespace 'default' (keda.yaml:8); KEDA looks in the namespace of the"
                + " ScaledObject only: write the same namespace in both, or use a"
                + " ClusterTriggerAuthentication");
  }

  private static Authentication authentication(Resources resources) {
    ScaledObjectDocument scaled = resources.all(ScaledObjectDocument.class).getFirst();
    return new TriggerAuthentications(resources, new SecretSources(resources, name -> null))
        .of(scaled, scaled.triggers().getFirst());
  }

  private static Map<String, String> revealed(Authentication authentication) {
    Map<String, String> revealed = new LinkedHashMap<>();
    authentication.parameters().forEach((name, secret) -> revealed.put(name, secret.reveal()));
    return revealed;
  }

  private static Map<String, String> values(Resources resources, ComponentDocument component) {
    SecretSources secrets = new SecretSources(resources, name -> null);
    Map<String, String> values = new LinkedHashMap<>();
    for (ComponentDocument.Item item : component.items()) {
      values.put(
          item.name(), secrets.resolve(item.source(), component.metadata().namespace()).reveal());
    }
    return values;
  }
}
