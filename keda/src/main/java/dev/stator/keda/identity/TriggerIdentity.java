package dev.stator.keda;

import dev.stator.tables.Secret;
import dev.stator.tables.connection.Credentials;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the credentials of a trigger as KEDA does: the operator's own, else a role, else keys.
 *
 * <p>Source: KEDA documentation, "AWS DynamoDB", Authentication Parameters.
 */
public final class TriggerIdentity {
  private TriggerIdentity() {}

  /**
   * What a TriggerAuthentication hands to a trigger.
   *
   * @param podIdentityProvider {@code aws}, {@code aws-eks} or {@code aws-kiam}; null for none
   * @param parameters {@code awsRoleArn}, {@code awsAccessKeyID}, {@code awsSecretAccessKey},
   *     {@code awsSessionToken}, {@code awsRegion}
   */
  public record Authentication(
      @Nullable String podIdentityProvider, Map<String, Secret> parameters) {
    public static final Authentication NONE = new Authentication(null, Map.of());

    public Authentication {
      parameters = Map.copyOf(parameters);
    }

    private @Nullable Secret parameter(String name) {
      Secret value = parameters.get(name);
      return value == null || value.isBlank() ? null : value;
    }
  }

  /**
   * @throws TriggerException if the trigger asks for credentials that the authentication lacks
   */
  public static Credentials choose(IdentityOwner owner, Authentication authentication) {
    if (authentication.podIdentityProvider() != null) {
      return podIdentity(authentication);
    }
    if (owner == IdentityOwner.OPERATOR) {
      return new Credentials.DefaultChain();
    }
    Secret role = authentication.parameter("awsRoleArn");
    if (role != null) {
      return role(role);
    }
    Secret id = authentication.parameter("awsAccessKeyID");
    if (id == null) {
      id = authentication.parameter("awsAccessKeyId");
    }
    Secret secret = authentication.parameter("awsSecretAccessKey");
    if (id == null) {
      throw new TriggerException("awsAccessKeyID not found");
    }
    if (secret == null) {
      throw new TriggerException("awsSecretAccessKey not found");
    }
    return new Credentials.Static(id, secret, authentication.parameter("awsSessionToken"));
  }

  /** With a pod identity, keys are not looked at: a role if one is named, else the pod's own. */
  private static Credentials podIdentity(Authentication authentication) {
    String provider = authentication.podIdentityProvider();
    if (!"aws".equals(provider) && !"aws-eks".equals(provider) && !"aws-kiam".equals(provider)) {
      throw new TriggerException(
          "podIdentity.provider is '" + provider + "', it must be aws, aws-eks or aws-kiam");
    }
    Secret role = authentication.parameter("awsRoleArn");
    return role == null ? new Credentials.DefaultChain() : role(role);
  }

  private static Credentials role(Secret arn) {
    return new Credentials.AssumedRole(
        arn.reveal().strip(), null, "KEDA", new Credentials.DefaultChain());
  }
}
