package dev.stator.keda.manifest;

import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.Authentication.PodIdentity;
import dev.stator.keda.identity.Authentication.Provider;
import dev.stator.tables.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the documents say about who asks. A role of the pod's is read from the annotation of the
 * ScaledObject or of the TriggerAuthentication: the ServiceAccount and the Pod, where KEDA finds
 * it, are not among the documents.
 */
public final class TriggerIdentities {
  private static final String EKS_ROLE = "eks.amazonaws.com/role-arn";
  private static final String KIAM_ROLE = "iam.amazonaws.com/role";
  private static final String FROM_ENV = "FromEnv";

  private final TriggerAuthentications authentications;
  private final Function<String, @Nullable String> environment;

  /**
   * @param environment the value of a variable, or null: {@code System::getenv}
   */
  public TriggerIdentities(
      TriggerAuthentications authentications, Function<String, @Nullable String> environment) {
    this.authentications = authentications;
    this.environment = environment;
  }

  /**
   * @throws dev.stator.yaml.YamlError if a reference of {@code trigger} leads to nothing
   */
  public Authentication of(ScaledDocument scaled, TriggerDocument trigger) {
    TriggerAuthentications.Found found = authentications.of(scaled, trigger);
    Map<String, String> annotations = new HashMap<>(found.annotations());
    annotations.putAll(scaled.metadata().annotations());
    TriggerAuthenticationDocument.@Nullable PodIdentity written = found.podIdentity();
    return new Authentication(
        written == null ? null : podIdentity(written, annotations),
        found.parameters(),
        inline(trigger.metadata()));
  }

  private static @Nullable PodIdentity podIdentity(
      TriggerAuthenticationDocument.PodIdentity written, Map<String, String> annotations) {
    @Nullable Provider provider =
        switch (written.provider()) {
          case "aws" -> Provider.AWS;
          case "aws-eks" -> Provider.AWS_EKS;
          case "aws-kiam" -> Provider.AWS_KIAM;
          // None, or another cloud's: KEDA looks at keys and role then.
          default -> null;
        };
    if (provider == null) {
      return null;
    }
    return new PodIdentity(
        provider,
        written.roleArn(),
        written.externalId(),
        "workload".equals(written.identityOwner()),
        annotations.get(provider == Provider.AWS_KIAM ? KIAM_ROLE : EKS_ROLE));
  }

  /** {@code awsAccessKeyID} as it stands, or either key from the variable that is named. */
  private Map<String, Secret> inline(Map<String, String> metadata) {
    Map<String, Secret> inline = new HashMap<>();
    for (String key : new String[] {"awsAccessKeyID", "awsSecretAccessKey"}) {
      @Nullable String variable = metadata.get(key + FROM_ENV);
      @Nullable String value =
          variable == null || variable.isBlank() ? null : environment.apply(variable.strip());
      if (value != null) {
        inline.put(key, Secret.of(value));
      }
    }
    // KEDA reads the id from the metadata, but never the secret key.
    @Nullable String id = metadata.get("awsAccessKeyID");
    if (id != null && !id.isBlank()) {
      inline.put("awsAccessKeyID", Secret.of(id.strip()));
    }
    return inline;
  }
}
