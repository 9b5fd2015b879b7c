package dev.stator.keda.identity;

import dev.stator.tables.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that says who asks for a trigger's items.
 *
 * @param podIdentity null for none
 * @param parameters of the TriggerAuthentication: {@code awsRoleArn}, {@code awsAccessKeyID},
 *     {@code awsSecretAccessKey}, {@code awsSessionToken}, {@code awsRegion}
 * @param inline keys that the trigger's own metadata names, resolved: {@code awsAccessKeyID},
 *     {@code awsSecretAccessKey}
 */
public record Authentication(
    @Nullable PodIdentity podIdentity, Map<String, Secret> parameters, Map<String, Secret> inline) {
  public static final Authentication NONE = new Authentication(null, Map.of(), Map.of());

  /** Whose pod it is. */
  public enum Provider {
    AWS,
    AWS_EKS,
    AWS_KIAM
  }

  /**
   * The platform gives an identity.
   *
   * @param roleArn a role to take; null for none
   * @param externalId what that role asks for; null for nothing
   * @param ofWorkload whether the role is that of the scaled workload, in its annotation
   * @param annotatedRole the role that an annotation names; null for none
   */
  public record PodIdentity(
      Provider provider,
      @Nullable String roleArn,
      @Nullable String externalId,
      boolean ofWorkload,
      @Nullable String annotatedRole) {}

  public Authentication {
    parameters = Map.copyOf(parameters);
    inline = Map.copyOf(inline);
  }

  @Nullable Secret parameter(String name) {
    return present(parameters.get(name));
  }

  @Nullable Secret inline(String name) {
    return present(inline.get(name));
  }

  private static @Nullable Secret present(@Nullable Secret value) {
    return value == null || value.isBlank() ? null : value;
  }
}
