package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.output.LiveLines;
import dev.stator.app.output.TerminalWidth;
import dev.stator.app.output.TextTable;
import dev.stator.keda.Scaler;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.tables.TableError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code stator scaler watch FILE}: measures again and again. A trigger has one line, which changes
 * in place on a terminal; into a file or pipe goes a line for each time.
 */
final class ScalerWatchCommand {
  static final String NAME = "watch";
  private static final String INTERVAL = "--interval";
  private static final String TIMES = "--times";
  private static final int CHART_WIDTH = 30;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

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
    LiveLines lines = new LiveLines(terminal.out());
    try (ScalerFile opened = ScalerFile.open(file, ScalerPlace.of(parsed), terminal)) {
      for (int time = 1; ; time++) {
        boolean measured = true;
        int width = TerminalWidth.of(terminal.out());
        List<String> shown = new ArrayList<>();
        for (ScalerFile.Entry entry : opened.entries()) {
          Chart chart = charts.computeIfAbsent(entry, one -> new Chart(CHART_WIDTH));
          try {
            shown.add(measure(opened, entry, chart).fit(width));
          } catch (TableError failure) {
            measured = false;
            fail(entry, failure.text(), width, shown);
          } catch (MeasureException failure) {
            measured = false;
            fail(entry, failure.text(), width, shown);
          } catch (TriggerException failure) {
            measured = false;
            fail(entry, String.join("; ", failure.text().lines().toList()), width, shown);
          }
        }
        lines.show(shown, width);
        if (time >= times) {
          return measured ? ExitCode.OK : ExitCode.BACKEND;
        }
        Thread.sleep(interval);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }

  /** In the trigger's line of a terminal, and beside the results where there is none. */
  private void fail(ScalerFile.Entry entry, String why, int width, List<String> shown) {
    WatchLine line = new WatchLine(time(), entry.metric(), why, "");
    if (width == TextTable.UNLIMITED) {
      terminal.fail(line.fit(width));
    } else {
      shown.add(line.fit(width));
    }
  }

  private static String time() {
    return LocalTime.now(ZoneId.systemDefault()).format(TIME);
  }

  private static WatchLine measure(ScalerFile opened, ScalerFile.Entry entry, Chart chart) {
    Map<String, String> metadata = PatientTrigger.metadata(entry);
    metadata.put("sampleInterval", "100ms");
    Scaler.Reading reading = opened.scaler().read(entry.workload(), metadata);
    double value = reading.value().doubleValue();
    double target = entry.trigger().target().value();
    chart.add(value);
    return new WatchLine(
        time(),
        entry.metric(),
        String.format(
            Locale.ROOT,
            "value %s  target %s  replicas %d",
            ScalerLine.number(value),
            ScalerLine.number(target),
            ScalerLine.desired(entry, value, reading.active()).replicas()),
        chart.row(target));
  }
}
