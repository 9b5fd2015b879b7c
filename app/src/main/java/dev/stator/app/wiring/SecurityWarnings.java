package dev.stator.app.wiring;

import dev.stator.app.config.Exposure;
import dev.stator.app.config.ServeConfig;
import dev.stator.server.shell.tls.ServerIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person should know who lets others in; one line each. */
final class SecurityWarnings {
  private SecurityWarnings() {}

  static List<String> of(ServeConfig config) {
    List<String> warnings = new ArrayList<>();
    @Nullable ServerIdentity identity = config.tls().identity();
    if (identity != null && identity.notAfter().isBefore(Instant.now())) {
      warnings.add(
          "the certificate of --tls-certificate ended at "
              + identity.notAfter()
              + "; clients will refuse it");
    }
    if (config.listen().isLoopback()) {
      return warnings;
    }
    String host = config.listen().host();
    List<String> open =
        Exposure.open(config.frontEnds().chosen(), config.authentication(), config.tls());
    if (!open.isEmpty()) {
      warnings.add(
          "other machines can reach "
              + host
              + ", and nothing asks who they are at "
              + String.join(", ", open));
    }
    if (identity == null && config.authentication().hasTokens()) {
      warnings.add(
          "tokens travel to "
              + host
              + " in clear text; --tls-certificate and --tls-key would hide them");
    }
    return warnings;
  }
}
