package dev.stator.app.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.exit.StartFailure;
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
  void loads_keda_with_a_role_and_with_a_user() {
    for (String seed : new String[] {Seed.kedaRole(), Seed.kedaUser()}) {
      Resources resources = ResourceFolder.parse("keda.yaml", seed);
      assertThat(resources.manifests().documents()).hasSize(3);
      assertThat(resources.warnings()).isEmpty();
    }
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
