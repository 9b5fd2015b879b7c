package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.keda.manifest.ScaledObjectDocument;
import dev.stator.keda.replicas.Load;
import dev.stator.keda.replicas.Rules;
import dev.stator.keda.replicas.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator scaler simulate FILE LOAD}: what KEDA and Kubernetes would do. */
final class ScalerSimulateCommand {
  static final String NAME = "simulate";
  private static final String SECONDS = "--seconds";
  private static final String TRIGGER = "--trigger";

  /** Time for cooldown and the autoscaler's look back after the last value. */
  private static final int SECONDS_AFTER_LOAD = 900;

  private static final long LOAD_BYTES_MAX = 1 << 22;

  private final Terminal terminal;

  ScalerSimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    spec.addOption(
        OptionSpec.builder(SECONDS)
            .paramLabel("NUMBER")
            .type(Integer.class)
            .description("How long (default: 15 minutes beyond the last value of LOAD).")
            .build());
    spec.addOption(
        OptionSpec.builder(TRIGGER)
            .paramLabel("INDEX")
            .type(Integer.class)
            .defaultValue("0")
            .description("Which trigger of the ScaledObject, from 0 (default: ${DEFAULT-VALUE}).")
            .build());
    ScalerPlace.addLenient(spec);
    spec.addPositional(ScalerCheckCommand.file("YAML with a ScaledObject."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("LOAD")
            .type(Path.class)
            .arity("1")
            .required(true)
            .description("Lines of a second and a value from then on, or the word error.")
            .build());
    spec.usageMessage()
        .description(
            "Replays LOAD through KEDA's and the autoscaler's rules and tells each change of the"
                + " replicas.")
        .footer("", "Example: stator scaler simulate scaled-object.yaml load.txt");
    return spec;
  }

  ExitCode run(ParseResult parsed) {
    Path file = parsed.matchedPositionalValue(0, Path.of(""));
    Path loadFile = parsed.matchedPositionalValue(1, Path.of(""));
    int index = parsed.matchedOptionValue(TRIGGER, 0);
    Load load = load(loadFile);
    int seconds =
        parsed.matchedOptionValue(
            SECONDS, Math.min(Load.SECONDS_MAX, load.lastSecond() + SECONDS_AFTER_LOAD));
    if (seconds < 0 || seconds > Load.SECONDS_MAX) {
      throw new StartFailure(ExitCode.USAGE, SECONDS + " must be from 0 to " + Load.SECONDS_MAX);
    }
    try (ScalerFile opened = ScalerFile.open(file, ScalerPlace.of(parsed), terminal)) {
      ScalerFile.Entry entry =
          opened.entries().stream()
              .filter(one -> one.configured().index() == index)
              .filter(one -> one.scaled() instanceof ScaledObjectDocument)
              .findFirst()
              .orElseThrow(
                  () ->
                      new StartFailure(
                          ExitCode.USAGE, file + ": has no ScaledObject with trigger " + index));
      Rules rules =
          Rules.of(
              (ScaledObjectDocument) entry.scaled(),
              entry.trigger().target(),
              entry.document().metricType().equals("AverageValue"));
      terminal.say("  second  value  replicas  why");
      Simulation.run(rules, load, seconds).forEach(this::tell);
      return ExitCode.OK;
    }
  }

  private void tell(Simulation.Step step) {
    terminal.say(
        String.format(
            Locale.ROOT,
            "%8d  %5s  %8d  %s",
            step.second(),
            step.value().isPresent() ? ScalerLine.number(step.value().getAsDouble()) : "error",
            step.replicas(),
            step.reason()));
  }

  private static Load load(Path file) {
    try {
      if (Files.size(file) > LOAD_BYTES_MAX) {
        throw new StartFailure(
            ExitCode.USAGE, file + ": is larger than " + LOAD_BYTES_MAX + " bytes");
      }
      return Load.parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new StartFailure(ExitCode.USAGE, file + ": cannot be read: there is no such file");
    } catch (IOException unreadable) {
      throw new StartFailure(ExitCode.USAGE, file + ": cannot be read: " + unreadable);
    } catch (IllegalArgumentException wrong) {
      throw new StartFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()).lines().toList());
    }
  }
}
