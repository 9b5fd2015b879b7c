package dev.stator.keda.identity;

import dev.stator.keda.identity.Authentication.PodIdentity;
import dev.stator.keda.trigger.IdentityOwner;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.Credentials;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the credentials of a trigger as KEDA does: the pod's identity, else the operator's own,
 * else a role, else keys of the TriggerAuthentication, else keys that the metadata names.
 *
 * <p>Source: KEDA documentation, "Authentication", AWS (IRSA) pod identity; "AWS DynamoDB",
 * Authentication Parameters.
 */
public final class IdentityChoice {
  private static final String SESSION = "KEDA";
  private static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
  private static final String ROLE = "awsRoleArn";
  private static final String KEY_ID = "awsAccessKeyID";
  private static final String KEY = "awsSecretAccessKey";

  private final Function<String, @Nullable String> environment;

  /**
   * @param environment the value of a variable, or null: {@code System::getenv}
   */
  public IdentityChoice(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * @throws TriggerException if the trigger asks for credentials that the authentication lacks
   */
  public Credentials choose(IdentityOwner owner, Authentication authentication) {
    @Nullable PodIdentity identity = authentication.podIdentity();
    if (identity == null) {
      return byOwner(owner, authentication, null);
    }
    return switch (identity.provider()) {
      case AWS -> ofPod(identity, authentication);
      case AWS_EKS -> byOwner(owner, authentication, identity.annotatedRole());
      case AWS_KIAM ->
          identity.annotatedRole() == null
              ? new Credentials.DefaultChain()
              : assume(identity.annotatedRole(), null);
    };
  }

  /** Keys are not looked at. */
  private Credentials ofPod(PodIdentity identity, Authentication authentication) {
    if (identity.ofWorkload()) {
      if (identity.annotatedRole() == null) {
        throw new TriggerException(
            "podIdentity.identityOwner is workload, but no annotation eks.amazonaws.com/role-arn"
                + " names its role");
      }
      return role(identity.annotatedRole(), null);
    }
    if (identity.roleArn() != null) {
      return role(identity.roleArn(), identity.externalId());
    }
    Secret role = authentication.parameter(ROLE);
    return role == null ? new Credentials.DefaultChain() : role(role.reveal().strip(), null);
  }

  private static Credentials byOwner(
      IdentityOwner owner, Authentication authentication, @Nullable String annotatedRole) {
    if (owner == IdentityOwner.OPERATOR) {
      return new Credentials.DefaultChain();
    }
    if (annotatedRole != null) {
      return assume(annotatedRole, null);
    }
    Secret role = authentication.parameter(ROLE);
    if (role != null) {
      return assume(role.reveal().strip(), null);
    }
    return keys(authentication);
  }

  private static Credentials keys(Authentication authentication) {
    Secret id = authentication.parameter(KEY_ID);
    if (id == null) {
      id = authentication.parameter("awsAccessKeyId");
    }
    if (id != null) {
      return fixed(id, authentication.parameter(KEY), authentication.parameter("awsSessionToken"));
    }
    Secret inline = authentication.inline(KEY_ID);
    if (inline == null) {
      throw new TriggerException("awsAccessKeyID not found");
    }
    return fixed(inline, authentication.inline(KEY), null);
  }

  private static Credentials fixed(Secret id, @Nullable Secret key, @Nullable Secret session) {
    if (key == null) {
      throw new TriggerException("awsSecretAccessKey not found");
    }
    return new Credentials.Static(id, key, session);
  }

  /** By the token that the platform mounts, if there is one. */
  private Credentials role(String arn, @Nullable String externalId) {
    @Nullable String tokenFile = environment.apply(TOKEN_FILE);
    return tokenFile == null || tokenFile.isBlank()
        ? assume(arn, externalId)
        : new Credentials.WebIdentity(arn, Path.of(tokenFile), SESSION, null);
  }

  private static Credentials assume(String arn, @Nullable String externalId) {
    return new Credentials.AssumedRole(arn, externalId, SESSION, new Credentials.DefaultChain());
  }
}
