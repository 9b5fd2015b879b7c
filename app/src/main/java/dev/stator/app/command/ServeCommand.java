package dev.stator.app.command;

import dev.stator.app.config.ServeConfig;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.wiring.ReadyReport;
import dev.stator.app.wiring.RunningServer;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator serve}: starts what the configuration asks for and runs until it is stopped. */
final class ServeCommand {
  static final String NAME = "serve";

  private final Terminal terminal;
  private final long startedNanos = System.nanoTime();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    ServeFlags.addTo(spec);
    spec.usageMessage()
        .sortOptions(false)
        .description("Serves every front end until Ctrl-C or SIGTERM.");
    return spec;
  }

  ExitCode run(ParseResult parsed) {
    ServeConfig config = ServeConfig.from(ServeFlags.settings(parsed));
    ProcessLog.configure(config.verbose());
    RunningServer server = RunningServer.start(config);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stator-stop"));
    tell(server.report());
    awaitSignal();
    return ExitCode.OK;
  }

  private void tell(ReadyReport report) {
    report.warnings().forEach(terminal::warn);
    report.resources().forEach(terminal::say);
    terminal.say(
        String.format(
            Locale.ROOT,
            "Stator %s is ready after %.1f s; Ctrl-C stops it.",
            Version.text(),
            (System.nanoTime() - startedNanos) / 1e9));
    report.ready().forEach(terminal::say);
  }

  /** Signals run the shutdown hook; nothing else ends a server. */
  private static void awaitSignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs in the shutdown hook. Ends the process itself, so that a clean stop is exit code 0 and not
   * the signal's.
   */
  private void stop(RunningServer server) {
    terminal.say("Stopping: requests in progress are finished, new ones are refused ...");
    try {
      server.close();
      terminal.say("Stopped; the store is closed.");
      Runtime.getRuntime().halt(ExitCode.OK.number());
    } catch (RuntimeException failed) {
      terminal.fail("did not stop cleanly: " + failed);
      Runtime.getRuntime().halt(ExitCode.UNEXPECTED.number());
    }
  }
}
