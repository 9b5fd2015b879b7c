package dev.stator.keda.manifest;

import dev.stator.yaml.Fields;
import dev.stator.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A TriggerAuthentication or ClusterTriggerAuthentication. Source: KEDA docs, "Authentication".
 *
 * @param secretTargets parameters out of Secrets
 * @param variables parameters out of the environment
 * @param podIdentity null for none
 */
public record TriggerAuthenticationDocument(
    ManifestMetadata metadata,
    List<SecretTarget> secretTargets,
    List<Variable> variables,
    @Nullable PodIdentity podIdentity)
    implements Manifest {
  private static final Set<String> PROVIDERS =
      Set.of("none", "aws", "aws-eks", "aws-kiam", "azure-workload", "gcp");

  private static final String WORKLOAD = "workload";
  private static final Set<String> OWNERS = Set.of("keda", WORKLOAD);

  /** The parameter is the value under {@code key} of the Secret {@code name}. */
  public record SecretTarget(Position position, String parameter, String name, String key) {}

  /** The parameter is the value of the environment variable {@code name}. */
  public record Variable(Position position, String parameter, String name) {}

  /**
   * Whoever the process runs as.
   *
   * @param provider {@code aws}, {@code aws-eks} or {@code aws-kiam}, or another cloud's
   * @param roleArn a role to take; null for none
   * @param identityOwner {@code keda} or {@code workload}; null for {@code keda}
   */
  public record PodIdentity(
      String provider,
      @Nullable String roleArn,
      @Nullable String externalId,
      @Nullable String identityOwner) {}

  public TriggerAuthenticationDocument {
    secretTargets = List.copyOf(secretTargets);
    variables = List.copyOf(variables);
  }

  /** Whether it is for every namespace. */
  public boolean isClusterWide() {
    return metadata.kind() == ManifestKind.CLUSTER_TRIGGER_AUTHENTICATION;
  }

  static TriggerAuthenticationDocument read(
      ManifestMetadata metadata, Fields document, Warnings warnings) {
    Fields spec = document.mapping("spec");
    List<SecretTarget> targets = new ArrayList<>();
    for (Fields target : spec.mappings("secretTargetRef")) {
      targets.add(
          new SecretTarget(
              target.position(),
              target.text("parameter"),
              target.text("name"),
              target.text("key")));
      warnings.addAll(target.others());
    }
    List<Variable> variables = new ArrayList<>();
    for (Fields variable : spec.mappings("env")) {
      variables.add(
          new Variable(variable.position(), variable.text("parameter"), variable.text("name")));
      warnings.addAll(variable.allow("containerName").others());
    }
    @Nullable Fields identity = spec.optionalMapping("podIdentity");
    TriggerAuthenticationDocument authentication =
        new TriggerAuthenticationDocument(
            metadata,
            targets,
            variables,
            identity == null ? null : podIdentity(identity, warnings));
    spec.others()
        .forEach(
            other ->
                warnings.add(other.lines().getFirst() + " (parameters from it will be missing)"));
    warnings.addAll(document.allow("status").others());
    return authentication;
  }

  private static PodIdentity podIdentity(Fields fields, Warnings warnings) {
    String provider = fields.text("provider");
    if (!PROVIDERS.contains(provider)) {
      throw fields.error(
          "provider",
          "'"
              + provider
              + "' is not known; known: "
              + String.join(", ", PROVIDERS.stream().sorted().toList()));
    }
    PodIdentity identity =
        new PodIdentity(
            provider,
            fields.optionalText("roleArn"),
            fields.optionalText("externalID"),
            fields.optionalText("identityOwner"));
    @Nullable String owner = identity.identityOwner();
    if (owner != null && !OWNERS.contains(owner)) {
      throw fields.error("identityOwner", "must be keda or workload, not '" + owner + "'");
    }
    if (WORKLOAD.equals(owner) && identity.roleArn() != null) {
      throw fields.error("roleArn", "and identityOwner workload exclude each other; drop one");
    }
    if (provider.equals("aws-kiam")) {
      warnings.add(
          fields.positionOf("provider"),
          "aws-kiam was removed from KEDA in 2.15; use provider aws with a roleArn");
    }
    warnings.addAll(
        fields.allow("identityId", "identityTenantId", "identityAuthorityHost").others());
    return identity;
  }
}
