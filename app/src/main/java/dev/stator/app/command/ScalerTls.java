package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.server.keda.ExternalScalerClient;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** How a running scaler is asked over TLS: the flags of {@code stator scaler check}. */
final class ScalerTls {
  private static final String CA = "--ca";
  private static final String CERTIFICATE = "--client-certificate";
  private static final String KEY = "--client-key";
  private static final String SERVER_NAME = "--server-name";

  private ScalerTls() {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        file(CA, "With --address: ask over TLS; a PEM file with who signed the certificate."));
    spec.addOption(
        file(CERTIFICATE, "With --ca: show this certificate, a PEM file, as KEDA does."));
    spec.addOption(file(KEY, "The key of --client-certificate, a PEM file."));
    spec.addOption(
        OptionSpec.builder(SERVER_NAME)
            .paramLabel("NAME")
            .type(String.class)
            .description(
                "With --ca: the name in the scaler's certificate, where a forwarded port is asked.")
            .build());
  }

  private static OptionSpec file(String option, String description) {
    return OptionSpec.builder(option)
        .paramLabel("FILE")
        .type(Path.class)
        .description(description)
        .build();
  }

  /**
   * @param running whether a running scaler is asked at all
   * @return null for plain text
   * @throws StartFailure if a flag is there without another that it needs
   */
  static ExternalScalerClient.@Nullable Tls of(ParseResult parsed, boolean running) {
    @Nullable Path authorities = parsed.matchedOptionValue(CA, (Path) null);
    if (authorities == null) {
      for (String option : new String[] {CERTIFICATE, KEY, SERVER_NAME}) {
        if (parsed.hasMatchedOption(option)) {
          throw new StartFailure(ExitCode.USAGE, option + " needs " + CA + " beside it");
        }
      }
      return null;
    }
    if (!running) {
      throw new StartFailure(ExitCode.USAGE, CA + " needs --address beside it");
    }
    if (parsed.hasMatchedOption(CERTIFICATE) != parsed.hasMatchedOption(KEY)) {
      throw new StartFailure(ExitCode.USAGE, CERTIFICATE + " and " + KEY + " need each other");
    }
    return new ExternalScalerClient.Tls(
        authorities,
        parsed.matchedOptionValue(CERTIFICATE, (Path) null),
        parsed.matchedOptionValue(KEY, (Path) null),
        parsed.matchedOptionValue(SERVER_NAME, (String) null));
  }
}
