package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.KedaResource;
import dev.stator.app.resources.ResourceFolder;
import dev.stator.app.resources.Resources;
import dev.stator.keda.conversion.ConversionSettings;
import dev.stator.keda.conversion.ExternalConversion;
import dev.stator.keda.manifest.ScaledDocument;
import dev.stator.keda.manifest.TriggerDocument;
import dev.stator.keda.trigger.IdentityOwner;
import dev.stator.keda.trigger.Trigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.yaml.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator scaler convert FILE}: the same ScaledObjects for an external scaler. */
final class ScalerConvertCommand {
  static final String NAME = "convert";
  private static final String IMAGE = "--image";
  private static final String PUSH = "--push";
  private static final String SCALER_NAME = "--name";
  private static final String SERVICE_ACCOUNT = "--service-account";
  private static final String TLS_SECRET = "--tls-secret";
  private static final String CLIENT_SECRET = "--client-secret";

  private static final String REGION_OF_SECRET = "of-the-secret";
  private static final String KEY_ID = "awsAccessKeyID";
  private static final String AWS = "aws-dynamodb";

  private final Terminal terminal;

  ScalerConvertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    spec.addOption(
        OptionSpec.builder(IMAGE)
            .paramLabel("IMAGE")
            .type(String.class)
            .required(true)
            .description("The scaler's image; the repository's Containerfile describes it.")
            .build());
    spec.addOption(
        OptionSpec.builder(PUSH)
            .description("Use type external-push: activation is told at once.")
            .build());
    spec.addOption(
        OptionSpec.builder(SCALER_NAME)
            .paramLabel("NAME")
            .type(String.class)
            .defaultValue(ConversionSettings.NAME_DEFAULT)
            .description(
                "The name of Deployment, Service and ConfigMap (default: ${DEFAULT-VALUE}).")
            .build());
    spec.addOption(
        named(SERVICE_ACCOUNT, "The scaler's ServiceAccount, whose identity it has on AWS."));
    spec.addOption(
        named(
            TLS_SECRET,
            "A Secret with tls.crt, tls.key and ca.crt of the scaler: KEDA calls it over TLS."));
    spec.addOption(
        named(
            CLIENT_SECRET,
            "A Secret with tls.crt and tls.key of KEDA, signed by the same ca.crt: nobody else may"
                + " call."));
    spec.addPositional(ScalerCheckCommand.file("YAML with one or more ScaledObjects."));
    spec.usageMessage()
        .description(
            "Writes the ScaledObjects of FILE for type external or external-push, with a"
                + " Deployment, a Service and a ConfigMap for the scaler.")
        .footer(
            "",
            "Example: stator scaler convert --image registry.example/stator:0.1 --push"
                + " scaled-object.yaml > external.yaml");
    return spec;
  }

  private static OptionSpec named(String option, String description) {
    return OptionSpec.builder(option)
        .paramLabel("NAME")
        .type(String.class)
        .description(description)
        .build();
  }

  private static ConversionSettings settings(ParseResult parsed) {
    try {
      return new ConversionSettings(
          parsed.matchedOptionValue(IMAGE, ""),
          parsed.hasMatchedOption(PUSH),
          parsed.matchedOptionValue(SCALER_NAME, ConversionSettings.NAME_DEFAULT),
          parsed.matchedOptionValue(SERVICE_ACCOUNT, (String) null),
          parsed.matchedOptionValue(TLS_SECRET, (String) null),
          parsed.matchedOptionValue(CLIENT_SECRET, (String) null));
    } catch (IllegalArgumentException wrong) {
      throw new StartFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
    }
  }

  ExitCode run(ParseResult parsed) {
    ConversionSettings settings = settings(parsed);
    Path file = parsed.matchedPositionalValue(0, Path.of(""));
    Resources resources = ResourceFolder.loadAmongOthers(file);
    resources.warnings().forEach(terminal::warn);
    check(resources);
    ExternalConversion.Converted converted =
        ExternalConversion.convert(file.toString(), YamlFile.read(file), settings);
    converted.warnings().forEach(terminal::warn);
    terminal.out().print(converted.yaml());
    terminal.out().flush();
    return ExitCode.OK;
  }

  /**
   * What the scaler would refuse when it starts in its pod is refused here.
   *
   * @throws StartFailure every wrong trigger, with file and line
   */
  private void check(Resources resources) {
    List<String> problems = new ArrayList<>();
    for (KedaResource resource : resources.all(KedaResource.class)) {
      if (resource.manifest() instanceof ScaledDocument scaled) {
        for (TriggerDocument trigger : scaled.triggers()) {
          if (trigger.isServed()) {
            check(trigger, scaled, problems);
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new StartFailure(ExitCode.USAGE, problems);
    }
  }

  private void check(TriggerDocument trigger, ScaledDocument scaled, List<String> problems) {
    TriggerContext known = trigger.context(scaled);
    try {
      if (trigger.authentication() == null) {
        requireIdentity(trigger, TriggerParser.parse(trigger.metadata(), known));
      } else {
        // Its Secret is in the cluster, and may have the region.
        TriggerParser.parse(trigger.metadata(), known.withRegion(REGION_OF_SECRET));
      }
    } catch (TriggerException wrong) {
      wrong.text().lines().forEach(line -> problems.add(trigger.position() + ": " + line));
    }
    for (String unknown : TriggerParser.unknown(trigger.metadata())) {
      terminal.warn(
          trigger.position()
              + ": metadata."
              + unknown
              + " means nothing to this trigger; a typing error?");
    }
  }

  /** A converted one has its identity, if any, with the scaler. */
  private static void requireIdentity(TriggerDocument document, Trigger trigger) {
    boolean named =
        document.metadata().keySet().stream().anyMatch(field -> field.startsWith(KEY_ID));
    if (document.type().startsWith(AWS) && trigger.identityOwner() == IdentityOwner.POD && !named) {
      throw new TriggerException(
          KEY_ID
              + " not found: the trigger has no authenticationRef, and its identityOwner is pod");
    }
  }
}
