package dev.stator.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The front ends that everybody may use who reaches their port. */
public final class Exposure {
  private Exposure() {}

  /** One text for each of {@code frontEnds} that asks nobody: its name, and what would ask. */
  public static List<String> open(
      Set<FrontEnd> frontEnds, AuthenticationConfig authentication, TlsConfig tls) {
    List<String> open = new ArrayList<>();
    for (FrontEnd frontEnd : frontEnds) {
      boolean asks =
          switch (frontEnd) {
            case DYNAMODB -> !authentication.accessKeys().isEmpty();
            case STORAGE, CONNECTOR -> !authentication.bearerTokens().isEmpty();
            case DAPR -> !authentication.daprTokens().isEmpty();
            // The scaler over gRPC, its values over HTTP.
            case KEDA ->
                !tls.clientAuthorities().isEmpty() && !authentication.bearerTokens().isEmpty();
            // Sockets in the file system, which has permissions of its own.
            case PLUGGABLE -> true;
          };
      if (!asks) {
        open.add(frontEnd.label() + " (" + remedy(frontEnd) + ")");
      }
    }
    return open;
  }

  private static String remedy(FrontEnd frontEnd) {
    return switch (frontEnd) {
      case DYNAMODB -> "access-keys";
      case STORAGE, CONNECTOR -> "bearer-tokens";
      case DAPR -> "dapr-tokens";
      case KEDA -> Setting.GRPC_CLIENT_CA.flag() + " and bearer-tokens";
      case PLUGGABLE -> "file permissions";
    };
  }

  /**
   * @throws dev.stator.app.exit.StartFailure if other machines can reach what asks nobody, and that
   *     is not allowed in as many words
   */
  static void check(
      Settings settings,
      ListenConfig listen,
      Set<FrontEnd> frontEnds,
      AuthenticationConfig authentication,
      TlsConfig tls) {
    List<String> open = open(frontEnds, authentication, tls);
    if (listen.isLoopback()
        || open.isEmpty()
        || settings.isOn(Setting.ALLOW_UNAUTHENTICATED_NETWORK)) {
      return;
    }
    throw settings.wrong(
        Setting.HOST,
        listen.host()
            + " can be reached from other machines, and nothing asks who they are at "
            + String.join(", ", open)
            + "; set what is in brackets ("
            + AuthenticationSection.KEY
            + " of stator.yaml, see SECURITY.md), or add "
            + Setting.ALLOW_UNAUTHENTICATED_NETWORK.flag());
  }
}
