package dev.stator.app.resources;

import dev.stator.tables.Secret;
import dev.stator.yaml.YamlError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials of triggers, as KEDA does: the TriggerAuthentication in the namespace of
 * the ScaledObject, its Secrets in that namespace too. KEDA only logs a miss and goes on without;
 * here it is an error that names both namespaces.
 */
public final class TriggerAuthentications {
  /** Where KEDA looks for the Secrets of a ClusterTriggerAuthentication, if not told otherwise. */
  private static final String CLUSTER_NAMESPACE = "keda";

  private final Resources resources;
  private final SecretSources secrets;

  public TriggerAuthentications(Resources resources, SecretSources secrets) {
    this.resources = resources;
    this.secrets = secrets;
  }

  /**
   * @param parameters by the names that the scaler knows, such as {@code awsAccessKeyID}
   * @param podIdentity null for none
   */
  public record Authentication(
      Map<String, Secret> parameters,
      TriggerAuthenticationDocument.@Nullable PodIdentity podIdentity) {
    static final Authentication NONE = new Authentication(Map.of(), null);

    public Authentication {
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * @throws YamlError if the reference of {@code trigger} leads to nothing
   */
  public Authentication of(ScaledDocument scaled, TriggerDocument trigger) {
    TriggerDocument.AuthenticationRef reference = trigger.authentication();
    if (reference == null) {
      return Authentication.NONE;
    }
    TriggerAuthenticationDocument document = find(scaled.metadata(), reference);
    @Nullable String namespace =
        document.isClusterWide() ? CLUSTER_NAMESPACE : scaled.metadata().namespace();
    Map<String, Secret> parameters = new LinkedHashMap<>();
    for (TriggerAuthenticationDocument.Variable variable : document.variables()) {
      parameters.put(variable.parameter(), secrets.variable(variable.position(), variable.name()));
    }
    for (TriggerAuthenticationDocument.SecretTarget target : document.secretTargets()) {
      parameters.put(
          target.parameter(),
          secrets.key(target.position(), target.name(), target.key(), namespace));
    }
    return new Authentication(parameters, document.podIdentity());
  }

  private TriggerAuthenticationDocument find(
      ResourceMetadata scaled, TriggerDocument.AuthenticationRef reference) {
    List<TriggerAuthenticationDocument> named =
        resources.named(TriggerAuthenticationDocument.class, reference.name()).stream()
            .filter(document -> document.isClusterWide() == reference.isClusterWide())
            .toList();
    if (reference.isClusterWide() && !named.isEmpty()) {
      return named.getFirst();
    }
    Optional<TriggerAuthenticationDocument> found =
        resources
            .find(TriggerAuthenticationDocument.class, reference.name(), scaled.namespace())
            .filter(named::contains);
    return found.orElseThrow(
        () -> new YamlError(reference.position(), missing(scaled, reference, named)));
  }

  private static String missing(
      ResourceMetadata scaled,
      TriggerDocument.AuthenticationRef reference,
      List<TriggerAuthenticationDocument> elsewhere) {
    if (elsewhere.isEmpty()) {
      return "there is no "
          + (reference.isClusterWide() ? "ClusterTriggerAuthentication" : "TriggerAuthentication")
          + " '"
          + reference.name()
          + "' in this folder";
    }
    ResourceMetadata other = elsewhere.getFirst().metadata();
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
