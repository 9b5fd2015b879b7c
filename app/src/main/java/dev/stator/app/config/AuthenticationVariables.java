package dev.stator.app.config;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.server.shell.signature.AccessKey;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.tables.Secret;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys and tokens of the environment, one of each kind, named after their variable.
 *
 * <p>Source of {@code DAPR_API_TOKEN}: Dapr docs, "Enable API token authentication in Dapr".
 */
final class AuthenticationVariables {
  static final String KEY_ID = "STATOR_ACCESS_KEY_ID";
  static final String SECRET_KEY = "STATOR_SECRET_ACCESS_KEY";
  static final String SESSION = "STATOR_SESSION_TOKEN";
  static final String BEARER = "STATOR_BEARER_TOKEN";
  static final String DAPR = "DAPR_API_TOKEN";

  private final Function<String, @Nullable String> environment;

  private AuthenticationVariables(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * @throws StartFailure if a variable is set but empty, or half of a pair is missing
   */
  static AuthenticationConfig read(Function<String, @Nullable String> environment) {
    AuthenticationVariables variables = new AuthenticationVariables(environment);
    return new AuthenticationConfig(
        variables.accessKey(), variables.token(BEARER), variables.token(DAPR));
  }

  private List<AccessKey> accessKey() {
    @Nullable Secret id = secret(KEY_ID);
    @Nullable Secret key = secret(SECRET_KEY);
    @Nullable Secret session = secret(SESSION);
    if (id == null && key == null && session == null) {
      return List.of();
    }
    if (id == null) {
      throw new StartFailure(ExitCode.USAGE, KEY_ID + " is not set, but its secret is");
    }
    if (key == null) {
      throw new StartFailure(ExitCode.USAGE, SECRET_KEY + " is not set, but " + KEY_ID + " is");
    }
    try {
      return List.of(new AccessKey(KEY_ID, id.reveal(), key, session, null));
    } catch (IllegalArgumentException wrong) {
      throw new StartFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
    }
  }

  private List<NamedToken> token(String variable) {
    @Nullable Secret token = secret(variable);
    if (token == null) {
      return List.of();
    }
    if (!TokenForm.fits(token)) {
      throw new StartFailure(ExitCode.USAGE, variable + " " + TokenForm.RULE);
    }
    return List.of(NamedToken.of(variable, token));
  }

  private @Nullable Secret secret(String variable) {
    @Nullable String value = environment.apply(variable);
    if (value == null) {
      return null;
    }
    if (value.isBlank()) {
      throw new StartFailure(
          ExitCode.USAGE, variable + " is set but empty; give it a value, or unset it");
    }
    return Secret.of(value);
  }
}
