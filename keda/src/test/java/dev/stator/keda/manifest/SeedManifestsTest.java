package dev.stator.keda.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.Target;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.Credentials;
import dev.stator.yaml.YamlError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The two examples of KEDA's page, unchanged but for placeholders and the namespace. */
class SeedManifestsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/reader";

  private static String read(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            SeedManifestsTest.class.getResourceAsStream("/seeds/" + name + ".yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String role() {
    return read("keda-iam-role").replace("<encoded-iam-role-arn>", base64(ROLE));
  }

  private static String user() {
    return read("keda-iam-user")
        .replace("<encoded-user-id>", base64("AKIDEXAMPLE"))
        .replace("<encoded-key>", base64("wJalrXUtnFEMI"))
        .replace("<encoded-session-token>", base64("a session"));
  }

  private static String oneNamespace(String yaml) {
    return yaml.replace("namespace: keda-test", "namespace: default");
  }

  private static Credentials credentials(String yaml, NamespaceRule rule) {
    Manifests manifests = Manifests.parse("keda.yaml", yaml);
    assertThat(manifests.warnings()).isEmpty();
    ScaledObjectDocument scaled = manifests.all(ScaledObjectDocument.class).getFirst();
    Authentication authentication =
        identities(manifests, rule).of(scaled, scaled.triggers().getFirst());
    TriggerDocument document = scaled.triggers().getFirst();
    ItemTrigger trigger =
        (ItemTrigger) TriggerParser.parse(document.metadata(), document.context(scaled));
    assertThat(trigger.place()).hasToString("table 'keda-events' in eu-west-2");
    assertThat(trigger.target()).isEqualTo(new Target(5, 0));
    return new IdentityChoice(name -> null).choose(trigger.identityOwner(), authentication);
  }

  private static TriggerIdentities identities(Manifests manifests, NamespaceRule rule) {
    return new TriggerIdentities(
        new TriggerAuthentications(manifests, new SecretLookup(manifests, name -> null), rule),
        name -> null);
  }

  @Test
  void the_example_with_a_role() {
    assertThat(credentials(oneNamespace(role()), NamespaceRule.STRICT))
        .isEqualTo(new Credentials.AssumedRole(ROLE, null, "KEDA", new Credentials.DefaultChain()));
  }

  @Test
  void the_example_with_a_user() {
    assertThat(credentials(oneNamespace(user()), NamespaceRule.STRICT))
        .isEqualTo(
            new Credentials.Static(
                Secret.of("AKIDEXAMPLE"), Secret.of("wJalrXUtnFEMI"), Secret.of("a session")));
  }

  @Test
  void explains_that_keda_looks_in_one_namespace() {
    assertThatThrownBy(() -> credentials(role(), NamespaceRule.STRICT))
        .isInstanceOf(YamlError.class)
        .hasMessage(
            "keda.yaml:30: ScaledObject 'aws-dynamodb-table-scaledobject' in namespace 'keda-test'"
                + " refers to TriggerAuthentication 'keda-trigger-auth-aws-credentials' in"
                + " namespace 'default' (keda.yaml:8); KEDA looks in the namespace of the"
                + " ScaledObject only: write the same namespace in both, or use a"
                + " ClusterTriggerAuthentication");
  }

  @Test
  void looks_in_any_namespace_where_that_is_chosen() {
    assertThat(credentials(role(), NamespaceRule.LENIENT))
        .isInstanceOf(Credentials.AssumedRole.class);
    assertThat(credentials(user(), NamespaceRule.LENIENT)).isInstanceOf(Credentials.Static.class);
  }

  @Test
  void a_placeholder_is_told_with_document_field_and_reason() {
    assertThatThrownBy(() -> Manifests.parse("k.yaml", read("keda-iam-role")))
        .hasMessage("k.yaml:6: data.AWS_ROLE_ARN is not base64; put plain text under stringData");
  }
}
