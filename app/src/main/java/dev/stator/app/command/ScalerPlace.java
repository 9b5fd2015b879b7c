package dev.stator.app.command;

import dev.stator.app.config.Backend;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.keda.manifest.NamespaceRule;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where the commands measure: on AWS, or in a running Stator.
 *
 * @param backend of resources whose annotation does not say
 * @param endpoint where the running Stator speaks DynamoDB's protocol
 * @param namespaces where TriggerAuthentications may be
 */
record ScalerPlace(Backend backend, URI endpoint, NamespaceRule namespaces) {
  private static final String BACKEND = "--backend";
  private static final String ENDPOINT = "--endpoint";
  private static final String LENIENT = "--lenient";

  static void addTo(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(BACKEND)
            .paramLabel("embedded|aws")
            .type(String.class)
            .defaultValue("embedded")
            .description(
                "Where the tables are: in a running Stator, or on AWS (default: ${DEFAULT-VALUE}).")
            .build());
    spec.addOption(
        OptionSpec.builder(ENDPOINT)
            .paramLabel("URL")
            .type(String.class)
            .defaultValue("http://127.0.0.1:8000")
            .description(
                "Where the running Stator speaks DynamoDB's protocol (default: ${DEFAULT-VALUE}).")
            .build());
    addLenient(spec);
  }

  /** For a command that measures nothing. */
  static void addLenient(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(LENIENT)
            .description("Find a TriggerAuthentication in any namespace; KEDA does not.")
            .build());
  }

  static ScalerPlace of(ParseResult parsed) {
    String backend = parsed.matchedOptionValue(BACKEND, "embedded");
    return new ScalerPlace(
        Backend.named(backend)
            .orElseThrow(
                () ->
                    new StartFailure(
                        ExitCode.USAGE,
                        BACKEND + " must be embedded or aws, not '" + backend + "'")),
        endpoint(parsed.matchedOptionValue(ENDPOINT, "http://127.0.0.1:8000")),
        parsed.hasMatchedOption(LENIENT) ? NamespaceRule.LENIENT : NamespaceRule.STRICT);
  }

  private static URI endpoint(String text) {
    try {
      URI address = new URI(text);
      if (address.getScheme() != null && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // told below, like an address without a host
    }
    throw new StartFailure(
        ExitCode.USAGE,
        ENDPOINT + " '" + text + "' is not an address such as http://127.0.0.1:8000");
  }
}
