package dev.stator.app.config;

import dev.stator.server.shell.signature.AccessKey;
import dev.stator.server.shell.token.NamedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may call. Where a list is empty, everybody who reaches the port may.
 *
 * @param accessKeys that requests of DynamoDB's protocol are signed with
 * @param bearerTokens for Storage, connector and MCP
 * @param daprTokens for Dapr's API, over HTTP and gRPC
 */
public record AuthenticationConfig(
    List<AccessKey> accessKeys, List<NamedToken> bearerTokens, List<NamedToken> daprTokens) {
  public static final AuthenticationConfig NONE =
      new AuthenticationConfig(List.of(), List.of(), List.of());

  public AuthenticationConfig {
    accessKeys = List.copyOf(accessKeys);
    bearerTokens = List.copyOf(bearerTokens);
    daprTokens = List.copyOf(daprTokens);
  }

  /**
   * What the file says, and beside it what the environment says.
   *
   * @throws dev.stator.app.exit.StartFailure if something of it is wrong
   */
  static AuthenticationConfig from(
      Settings settings, Function<String, @Nullable String> environment) {
    AuthenticationConfig written =
        settings.authentication() == null
            ? NONE
            : new AuthenticationSection(environment).read(settings.authentication());
    return written.and(AuthenticationVariables.read(environment));
  }

  /** Whether anything that proves a caller would travel readable without TLS. */
  public boolean hasTokens() {
    return !bearerTokens.isEmpty() || !daprTokens.isEmpty();
  }

  private AuthenticationConfig and(AuthenticationConfig other) {
    return new AuthenticationConfig(
        joined(accessKeys, other.accessKeys),
        joined(bearerTokens, other.bearerTokens),
        joined(daprTokens, other.daprTokens));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
