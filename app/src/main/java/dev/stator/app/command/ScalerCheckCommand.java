package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.keda.Scaler;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.counting.Measurement;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.server.keda.ExternalScalerClient;
import dev.stator.tables.TableError;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code stator scaler check FILE}: checks the file, measures each of its triggers, and says what
 * that means.
 */
final class ScalerCheckCommand {
  static final String NAME = "check";
  private static final String ADDRESS = "--address";

  private final Terminal terminal;

  ScalerCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    ScalerPlace.addTo(spec);
    spec.addOption(
        OptionSpec.builder(ADDRESS)
            .paramLabel("HOST:PORT")
            .type(String.class)
            .description("Ask a running scaler over gRPC, as KEDA would, instead of the table.")
            .build());
    ScalerTls.addTo(spec);
    spec.addOption(
        OptionSpec.builder("--verbose").description("Show where an error happened.").build());
    spec.addPositional(file("YAML with one or more ScaledObjects, or a folder of it."));
    spec.usageMessage()
        .description(
            "Checks FILE, runs the query of each trigger, and tells value, target, activity, the"
                + " replicas that follow, and what the query cost.")
        .footer(
            "",
            "Examples:",
            "  stator scaler check examples/scaled-object.yaml",
            "  stator scaler check --backend aws scaled-object.yaml",
            "  stator scaler check --address 127.0.0.1:6000 examples/scaled-object.yaml",
            "  stator scaler check --address 127.0.0.1:6000 --ca ca.crt --client-certificate tls.crt"
                + " --client-key tls.key --server-name stator-scaler.work.svc scaled-object.yaml");
    return spec;
  }

  static PositionalParamSpec file(String description) {
    return PositionalParamSpec.builder()
        .paramLabel("FILE")
        .type(Path.class)
        .arity("1")
        .required(true)
        .description(description)
        .build();
  }

  ExitCode run(ParseResult parsed) {
    Path file = parsed.matchedPositionalValue(0, Path.of(""));
    @Nullable String address = parsed.matchedOptionValue(ADDRESS, (String) null);
    ExternalScalerClient.@Nullable Tls tls = ScalerTls.of(parsed, address != null);
    try (ScalerFile opened = ScalerFile.open(file, ScalerPlace.of(parsed), terminal)) {
      boolean allAnswered = true;
      for (ScalerFile.Entry entry : opened.entries()) {
        allAnswered &= address == null ? measure(opened, entry) : ask(address, tls, entry);
      }
      return allAnswered ? ExitCode.OK : ExitCode.BACKEND;
    }
  }

  private boolean measure(ScalerFile opened, ScalerFile.Entry entry) {
    try {
      Scaler.Reading reading =
          opened.scaler().read(entry.workload(), PatientTrigger.metadata(entry));
      Measurement measured = reading.sample().measurement();
      terminal.say(
          ScalerLine.of(entry, reading.value().doubleValue(), reading.active())
              + String.format(
                  Locale.ROOT,
                  "  items %d%s  read units %s  requests %d",
                  measured.items(),
                  measured.capped() ? " (capped)" : "",
                  ScalerLine.number(measured.readUnits()),
                  measured.requests()));
      return true;
    } catch (TableError failure) {
      return fail(entry, failure.text());
    } catch (MeasureException failure) {
      return fail(entry, failure.text());
    } catch (TriggerException failure) {
      return fail(entry, String.join("; ", failure.text().lines().toList()));
    }
  }

  private boolean fail(ScalerFile.Entry entry, String reason) {
    terminal.fail(entry.workload() + "  " + entry.metric() + "  cannot be measured: " + reason);
    return false;
  }

  private boolean ask(
      String address, ExternalScalerClient.@Nullable Tls tls, ScalerFile.Entry entry) {
    try (ExternalScalerClient scaler = client(address, tls)) {
      ExternalScalerClient.Poll poll = scaler.poll(entry.workload(), entry.document().metadata());
      terminal.say(ScalerLine.of(entry, poll.value(), poll.active()));
      return true;
    } catch (ExternalScalerClient.Failure failure) {
      terminal.fail(
          "the scaler at "
              + address
              + ", asked for "
              + entry.workload()
              + ": "
              + failure.getMessage());
      return false;
    }
  }

  private static ExternalScalerClient client(
      String address, ExternalScalerClient.@Nullable Tls tls) {
    try {
      return tls == null
          ? new ExternalScalerClient(address)
          : new ExternalScalerClient(address, tls);
    } catch (IllegalArgumentException wrong) {
      throw new StartFailure(
          ExitCode.USAGE,
          tls == null
              ? ADDRESS + " '" + address + "' is not a host and port such as 127.0.0.1:6000"
              : ADDRESS + " " + address + ": " + wrong.getMessage());
    }
  }
}
