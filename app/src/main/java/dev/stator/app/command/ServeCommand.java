package dev.stator.app.command;

import dev.stator.app.config.ServeConfig;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.startcache.StartCacheMaking;
import dev.stator.app.wiring.HeadStart;
import dev.stator.app.wiring.ReadyReport;
import dev.stator.app.wiring.RunningServer;
import dev.stator.app.wiring.StopRequest;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator serve}: starts what the configuration asks for and runs until it is stopped. */
final class ServeCommand {
  static final String NAME = "serve";

  private final Terminal terminal;
  private final long startedNanos = System.nanoTime();
  private HeadStart headStart = HeadStart.NONE;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    ServeFlags.addTo(spec);
    spec.usageMessage()
        .sortOptions(false)
        .description("Serves every front end until Ctrl-C or SIGTERM.")
        .footer(
            "",
            "Examples:",
            "  stator serve",
            "  stator serve --memory --front-ends dynamodb",
            "  stator serve --resources ./components --backend aws",
            "Exit codes: 0 stopped cleanly, 1 a fault, 2 wrong flag or file, 3 port taken,",
            "4 data folder locked or damaged, 5 a table cannot be made or reached.",
            "",
            "The first start makes a cache for the next ones, in lib or in the user's cache",
            "folder, unless " + StartCacheMaking.VARIABLE + "=off.");
    return spec;
  }

  /** Before anything is known but that a server is wanted. */
  void prepare() {
    headStart = HeadStart.begin();
  }

  ExitCode run(ParseResult parsed) {
    ServeConfig config = ServeConfig.from(ServeFlags.settings(parsed));
    ProcessLog.configure(config.verbose());
    ServerLife life = new ServerLife(terminal);
    StartCacheMaking startCache = StartCacheMaking.wanted(System::getenv);
    if (!stopOnSignal(life, startCache)) {
      return ExitCode.OK;
    }
    @Nullable RunningServer server = life.start(() -> RunningServer.start(config, headStart));
    if (server != null) {
      tell(server.report());
      startCache.begin(terminal::say, terminal::warn);
      awaitRequest(server.stopRequest());
    }
    awaitSignal();
    return ExitCode.OK;
  }

  /**
   * Before anything is opened, so that a signal in the middle of the start closes it again.
   *
   * @return whether there is still something to start
   */
  private static boolean stopOnSignal(ServerLife life, StartCacheMaking startCache) {
    Runnable stop =
        () -> {
          startCache.stop();
          end(life.stop());
        };
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(stop, "stator-stop"));
      return true;
    } catch (IllegalStateException stoppedAlready) {
      return false;
    }
  }

  /** Ends the process itself, so that a clean stop is exit code 0 and not the signal's. */
  private static void end(@Nullable ExitCode exitCode) {
    if (exitCode != null) {
      Runtime.getRuntime().halt(exitCode.number());
    }
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

  /** A client's wish ends the process as a signal does: by the shutdown hook. */
  private static void awaitRequest(StopRequest request) {
    try {
      request.await();
      System.exit(ExitCode.OK.number());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Signals run the shutdown hook. */
  private static void awaitSignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
