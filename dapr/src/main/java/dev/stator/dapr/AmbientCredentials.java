package dev.stator.dapr;

import dev.stator.tables.connection.Credentials;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that a platform gives to every process in it, as EKS does to pods with a role.
 *
 * <p>Source: Dapr docs, "AWS DynamoDB" state store, the note on EKS; AWS SDKs and Tools Reference
 * Guide, "Assume role with web identity" and "Container credential provider".
 */
public final class AmbientCredentials {
  private static final String WEB_IDENTITY = "AWS_WEB_IDENTITY_TOKEN_FILE";
  private static final String[] CONTAINER = {
    "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  };

  private AmbientCredentials() {}

  /**
   * What to tell a person whose component has keys of its own where the platform has given a role.
   *
   * @param environment the value of a variable, or null: {@code System::getenv}
   */
  public static Optional<String> warning(
      Credentials credentials, Function<String, @Nullable String> environment) {
    if (!hasKeys(credentials)) {
      return Optional.empty();
    }
    if (isSet(environment.apply(WEB_IDENTITY))) {
      return Optional.of(text("a web identity (" + WEB_IDENTITY + ")"));
    }
    for (String variable : CONTAINER) {
      if (isSet(environment.apply(variable))) {
        return Optional.of(text("container credentials (" + variable + ")"));
      }
    }
    return Optional.empty();
  }

  private static String text(String given) {
    return "accessKey and secretKey are set, although this process has "
        + given
        + "; on EKS, with a role attached to the node or pod, leave them out";
  }

  private static boolean hasKeys(Credentials credentials) {
    return switch (credentials) {
      case Credentials.Static keys -> true;
      case Credentials.AssumedRole role -> hasKeys(role.source());
      case Credentials.DefaultChain chain -> false;
      case Credentials.WebIdentity identity -> false;
    };
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
