package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.keda.Scaler;
import dev.stator.keda.counting.MeasureException;
import dev.stator.tables.TableError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator scaler watch FILE}: measures again and again; a line for each time. */
final class ScalerWatchCommand {
  static final String NAME = "watch";
  private static final String INTERVAL = "--interval";
  private static final String TIMES = "--times";
  private static final int CHART_WIDTH = 30;

  private final Terminal terminal;

  ScalerWatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    ScalerPlace.addTo(spec);
    spec.addOption(
        OptionSpec.builder(INTERVAL)
            .paramLabel("SECONDS")
            .type(Integer.class)
            .defaultValue("5")
            .description("How often to measure (default: ${DEFAULT-VALUE}).")
            .build());
    spec.addOption(
        OptionSpec.builder(TIMES)
            .paramLabel("NUMBER")
            .type(Integer.class)
            .description("Stop after so many measurements; without it, Ctrl-C stops.")
            .build());
    spec.addPositional(ScalerCheckCommand.file("YAML with one or more ScaledObjects."));
    spec.usageMessage()
        .description("Shows value, target, replicas and a small chart of each trigger, live.")
        .footer("", "Example: stator scaler watch --interval 2 examples/scaled-object.yaml");
    return spec;
  }

  ExitCode run(ParseResult parsed) {
    Path file = parsed.matchedPositionalValue(0, Path.of(""));
    Duration interval = Duration.ofSeconds(Math.max(1, parsed.matchedOptionValue(INTERVAL, 5)));
    int times = parsed.matchedOptionValue(TIMES, Integer.MAX_VALUE);
    Map<ScalerFile.Entry, Chart> charts = new HashMap<>();
    try (ScalerFile opened = ScalerFile.open(file, ScalerPlace.of(parsed), terminal)) {
      for (int time = 1; ; time++) {
        for (ScalerFile.Entry entry : opened.entries()) {
          show(opened, entry, charts.computeIfAbsent(entry, one -> new Chart(CHART_WIDTH)));
        }
        if (time >= times) {
          return ExitCode.OK;
        }
        Thread.sleep(interval);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }

  private void show(ScalerFile opened, ScalerFile.Entry entry, Chart chart) {
    Map<String, String> metadata = PatientTrigger.metadata(entry);
    metadata.put("sampleInterval", "100ms");
    String time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
    try {
      Scaler.Reading reading = opened.scaler().read(entry.workload(), metadata);
      double value = reading.value().doubleValue();
      chart.add(value);
      double target = entry.trigger().target().value();
      terminal.say(
          String.format(
              Locale.ROOT,
              "%-8s  %s  value %s  target %s  replicas %d  %s",
              time,
              entry.metric(),
              ScalerLine.number(value),
              ScalerLine.number(target),
              ScalerLine.desired(entry, value, reading.active()).replicas(),
              chart.row(target)));
    } catch (TableError failure) {
      terminal.fail(time + "  " + entry.metric() + "  " + failure.text());
    } catch (MeasureException failure) {
      terminal.fail(time + "  " + entry.metric() + "  " + failure.text());
    }
  }
}
