package dev.stator.keda.manifest;

import dev.stator.tables.Secret;
import dev.stator.yaml.YamlError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a TriggerAuthentication hands to a trigger, as KEDA does: the one in the namespace of
 * the ScaledObject, its Secrets in that namespace too. KEDA only logs a miss and goes on without;
 * here it is an error that names both namespaces, unless the rule is lenient.
 */
public final class TriggerAuthentications {
  /** Where KEDA looks for the Secrets of a ClusterTriggerAuthentication, if not told otherwise. */
  private static final String CLUSTER_NAMESPACE = "keda";

  private final Manifests manifests;
  private final SecretLookup secrets;
  private final NamespaceRule rule;

  public TriggerAuthentications(Manifests manifests, SecretLookup secrets, NamespaceRule rule) {
    this.manifests = manifests;
    this.secrets = secrets;
    this.rule = rule;
  }

  /**
   * What a trigger gets.
   *
   * @param parameters by the names that the scaler knows, such as {@code awsAccessKeyID}
   * @param podIdentity null for none
   * @param annotations of the TriggerAuthentication; a role of the pod's may be in them
   */
  public record Found(
      Map<String, Secret> parameters,
      TriggerAuthenticationDocument.@Nullable PodIdentity podIdentity,
      Map<String, String> annotations) {
    static final Found NOTHING = new Found(Map.of(), null, Map.of());

    public Found {
      parameters = Map.copyOf(parameters);
      annotations = Map.copyOf(annotations);
    }
  }

  /**
   * @throws YamlError if the reference of {@code trigger} leads to nothing
   */
  public Found of(ScaledDocument scaled, TriggerDocument trigger) {
    TriggerDocument.AuthenticationRef reference = trigger.authentication();
    if (reference == null) {
      return Found.NOTHING;
    }
    TriggerAuthenticationDocument document = find(scaled.metadata(), reference);
    @Nullable String namespace = namespaceOfSecrets(scaled, document);
    Map<String, Secret> parameters = new LinkedHashMap<>();
    for (TriggerAuthenticationDocument.Variable variable : document.variables()) {
      parameters.put(variable.parameter(), secrets.variable(variable.position(), variable.name()));
    }
    for (TriggerAuthenticationDocument.SecretTarget target : document.secretTargets()) {
      parameters.put(
          target.parameter(),
          secrets.key(target.position(), target.name(), target.key(), namespace));
    }
    return new Found(parameters, document.podIdentity(), document.metadata().annotations());
  }

  private @Nullable String namespaceOfSecrets(
      ScaledDocument scaled, TriggerAuthenticationDocument document) {
    if (document.isClusterWide()) {
      return CLUSTER_NAMESPACE;
    }
    return switch (rule) {
      case STRICT -> scaled.metadata().namespace();
      case LENIENT -> document.metadata().namespace();
    };
  }

  private TriggerAuthenticationDocument find(
      ManifestMetadata scaled, TriggerDocument.AuthenticationRef reference) {
    List<TriggerAuthenticationDocument> named =
        manifests.named(TriggerAuthenticationDocument.class, reference.name()).stream()
            .filter(document -> document.isClusterWide() == reference.isClusterWide())
            .toList();
    if (reference.isClusterWide() && !named.isEmpty()) {
      return named.getFirst();
    }
    Optional<TriggerAuthenticationDocument> found =
        manifests
            .find(TriggerAuthenticationDocument.class, reference.name(), scaled.namespace())
            .filter(named::contains);
    if (found.isPresent()) {
      return found.get();
    }
    if (rule == NamespaceRule.LENIENT && named.size() == 1) {
      return named.getFirst();
    }
    throw new YamlError(reference.position(), missing(scaled, reference, named));
  }

  private static String missing(
      ManifestMetadata scaled,
      TriggerDocument.AuthenticationRef reference,
      List<TriggerAuthenticationDocument> elsewhere) {
    if (elsewhere.isEmpty()) {
      return "there is no "
          + (reference.isClusterWide() ? "ClusterTriggerAuthentication" : "TriggerAuthentication")
          + " '"
          + reference.name()
          + "' in this folder";
    }
    ManifestMetadata other = elsewhere.getFirst().metadata();
    return scaled.titleWithNamespace()
        + " refers to "
        + other.titleWithNamespace()
        + " ("
        + other.position()
        + "); KEDA looks in the namespace of the "
        + scaled.kind().label()
        + " only: write the same namespace in both, or use a ClusterTriggerAuthentication";
  }
}
