package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.ResourceFolder;
import dev.stator.app.resources.Resources;
import dev.stator.app.resources.ScaledObjectDocument;
import dev.stator.app.resources.TriggerDocument;
import dev.stator.keda.DesiredReplicas;
import dev.stator.keda.ScaledWorkload;
import dev.stator.server.keda.ExternalScalerClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code stator scaler check FILE}: asks a running scaler about each trigger of the file's
 * ScaledObjects, as KEDA would, and says what that means.
 */
final class ScalerCheckCommand {
  static final String GROUP = "scaler";
  static final String NAME = "check";
  private static final String ADDRESS = "--address";
  private static final String STANDARD_ADDRESS = "127.0.0.1:6000";

  private final Terminal terminal;

  ScalerCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** {@code scaler} with its command {@code check}. */
  static CommandSpec groupSpec() {
    CommandSpec group = CommandSpec.create().name(GROUP);
    group.addOption(StatorCommand.help());
    group.usageMessage().description("Commands about KEDA's scaler.");
    group.addSubcommand(NAME, spec());
    return group;
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    spec.addOption(
        OptionSpec.builder(ADDRESS)
            .paramLabel("HOST:PORT")
            .type(String.class)
            .defaultValue(STANDARD_ADDRESS)
            .description("The running scaler (default: ${DEFAULT-VALUE}).")
            .build());
    spec.addOption(
        OptionSpec.builder("--verbose").description("Show where an error happened.").build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .type(Path.class)
            .arity("1")
            .required(true)
            .description("YAML with one or more ScaledObjects.")
            .build());
    spec.usageMessage()
        .description(
            "Asks the scaler about each aws-dynamodb trigger of FILE and tells value, target,"
                + " activity and the replicas that follow.")
        .footer("", "Example: stator scaler check examples/scaled-object.yaml");
    return spec;
  }

  ExitCode run(ParseResult parsed) {
    Path file = parsed.matchedPositionalValue(0, Path.of(""));
    Resources resources = ResourceFolder.loadFile(file);
    resources.warnings().forEach(terminal::warn);
    List<ScaledObjectDocument> objects = resources.all(ScaledObjectDocument.class);
    if (objects.isEmpty()) {
      throw new StartFailure(ExitCode.USAGE, file + ": has no ScaledObject");
    }
    String address = parsed.matchedOptionValue(ADDRESS, STANDARD_ADDRESS);
    try (ExternalScalerClient scaler = new ExternalScalerClient(address)) {
      boolean allAnswered = true;
      for (ScaledObjectDocument object : objects) {
        allAnswered &= check(object, scaler, address);
      }
      return allAnswered ? ExitCode.OK : ExitCode.BACKEND;
    }
  }

  private boolean check(ScaledObjectDocument object, ExternalScalerClient scaler, String address) {
    ScaledWorkload workload =
        new ScaledWorkload(object.metadata().namespaceOrStandard(), object.metadata().name());
    boolean answered = true;
    int index = 0;
    for (TriggerDocument trigger : object.triggers()) {
      if (trigger.type().equals(TriggerDocument.AWS_DYNAMODB)) {
        try {
          tell(object, workload, index, scaler.poll(workload, trigger.metadata()));
        } catch (ExternalScalerClient.Failure failure) {
          terminal.fail(
              "the scaler at "
                  + address
                  + " answered for "
                  + workload
                  + ": "
                  + failure.getMessage());
          answered = false;
        }
      }
      index++;
    }
    return answered;
  }

  private void tell(
      ScaledObjectDocument object,
      ScaledWorkload workload,
      int index,
      ExternalScalerClient.Poll poll) {
    DesiredReplicas desired =
        DesiredReplicas.of(
            poll.sample().value(),
            poll.spec().targetValue(),
            poll.sample().active(),
            object.minReplicaCount(),
            object.maxReplicaCount());
    terminal.say(
        String.format(
            Locale.ROOT,
            "%s  s%d-%s  value %s  target %s  active %s  replicas %d (%s)",
            workload,
            index,
            poll.spec().metricName(),
            number(poll.sample().value()),
            number(poll.spec().targetValue()),
            poll.sample().active() ? "yes" : "no",
            desired.replicas(),
            desired.reason()));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
