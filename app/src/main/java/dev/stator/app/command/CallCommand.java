package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.lines.BulkLines;
import dev.stator.app.remote.BulkCall;
import dev.stator.app.remote.ErrorText;
import dev.stator.app.remote.RemoteActions;
import dev.stator.connector.Catalogue;
import dev.stator.connector.action.Action;
import dev.stator.connector.action.Safety;
import dev.stator.connector.error.ActionError;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.TrustedAuthorities;
import dev.stator.tables.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code stator call ACTION}: runs an action of a running server, once, or for each line of an
 * input.
 */
final class CallCommand {
  static final String NAME = "call";
  private static final String TOKEN_VARIABLE = "STATOR_BEARER_TOKEN";
  private static final Duration PROGRESS_EVERY = Duration.ofMillis(500);

  private final Terminal terminal;
  private final InputStream in;
  private final Catalogue catalogue = Catalogue.standard();
  private long progressNanos = System.nanoTime();

  CallCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    spec.parser().stopAtPositional(true).unmatchedOptionsArePositionalParams(true);
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ACTION [FLAGS]")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1..*")
            .required(true)
            .description(
                "An action; 'stator actions' lists them, 'stator call ACTION --help' its flags.")
            .build());
    spec.usageMessage()
        .description("Runs an action of a running server.")
        .footer(
            "",
            "With --from FILE, or - for standard input, it runs for each line (NDJSON) or each"
                + " element of a JSON array.",
            "",
            "Examples:",
            "  stator call listTables",
            "  stator call getItem --table-name Customers --value 1234",
            "  stator call createItem --table-name Customers --item '{\"customerId\": 1}'",
            "  stator call createItem --table-name Customers --each item --from new.ndjson",
            "",
            "A token that the server asks for is taken from " + TOKEN_VARIABLE + ".");
    return spec;
  }

  ExitCode run(ParseResult parsed) {
    List<String> arguments =
        ActionFlags.actionFirst(parsed.matchedPositionalValue(0, List.<String>of()));
    try {
      Action action = catalogue.action(arguments.getFirst());
      ActionFlags flags = ActionFlags.parse(action, arguments.subList(1, arguments.size()));
      if (flags.help()) {
        ActionHelp.print(action, terminal);
        return ExitCode.OK;
      }
      try (RemoteActions server = server(flags.server())) {
        return flags.from() == null
            ? once(action, flags, server)
            : forEach(action, flags, flags.from(), server);
      }
    } catch (ActionError error) {
      terminal.fail(ErrorText.line(error));
      return code(error);
    }
  }

  static RemoteActions server(String address) {
    String token = System.getenv(TOKEN_VARIABLE);
    try {
      return new RemoteActions(address, token == null || token.isBlank() ? null : Secret.of(token));
    } catch (IllegalArgumentException wrong) {
      String why = String.valueOf(wrong.getMessage());
      boolean isOfServer = !why.startsWith(TrustedAuthorities.VARIABLE);
      throw new StartFailure(
          ExitCode.USAGE, isOfServer ? ActionFlags.SERVER + ": " + why : why, wrong);
    }
  }

  private static ExitCode code(ActionError error) {
    return switch (error.code()) {
      case INVALID_INPUT, UNKNOWN_ACTION, UNKNOWN_CONNECTION, METHOD_NOT_ALLOWED -> ExitCode.USAGE;
      case VALIDATION,
          UNAUTHENTICATED,
          ACCESS_DENIED,
          FORBIDDEN_BY_POLICY,
          RESOURCE_NOT_FOUND,
          RESOURCE_IN_USE,
          CONDITIONAL_CHECK_FAILED,
          DUPLICATE_ITEM,
          TRANSACTION_CANCELED,
          IDEMPOTENCY_KEY_REUSED,
          TRANSACTION_CONFLICT,
          ITEM_TOO_LARGE,
          THROTTLING,
          STORAGE_FULL,
          CONNECTIVITY,
          OUTCOME_UNKNOWN,
          UNSUPPORTED,
          REQUEST_TOO_LARGE,
          RESULT_TOO_LARGE ->
          ExitCode.BACKEND;
      case INTERNAL_FAILURE -> ExitCode.UNEXPECTED;
    };
  }

  private ExitCode once(Action action, ActionFlags flags, RemoteActions server) {
    terminal.say(PrettyJson.write(server.run(action.key(), new JsonValue.Obj(flags.inputs()))));
    return ExitCode.OK;
  }

  private ExitCode forEach(Action action, ActionFlags flags, String from, RemoteActions server) {
    boolean results = flags.results() || action.safety() == Safety.READ;
    BulkCall.Listener listener =
        new BulkCall.Listener(
            result -> {
              if (results) {
                terminal.out().println(result);
              }
            },
            (line, error) -> terminal.fail("line " + line + ": " + ErrorText.line(error)),
            progress -> {
              terminal.out().flush();
              if (!flags.quiet()) {
                tell(progress);
              }
            });
    BulkCall call =
        new BulkCall(
            server, action.key(), new JsonValue.Obj(flags.inputs()), flags.each(), listener);
    try (BulkLines lines = BulkLines.open(from, in)) {
      BulkCall.Progress end = run(call, lines, flags.skip());
      if (!flags.quiet()) {
        terminal.err().println(text(end));
      }
      return end.failed() == 0 ? ExitCode.OK : ExitCode.BACKEND;
    } catch (IOException unread) {
      throw new StartFailure(ExitCode.USAGE, ActionFlags.FROM + ": cannot read " + from, unread);
    }
  }

  /** Tells where to go on if the server refuses or is gone, a line is unfit, or by Ctrl-C. */
  private BulkCall.Progress run(BulkCall call, BulkLines lines, long skip) throws IOException {
    Thread stopped = new Thread(() -> tellStopped(call, "; of later lines some may be done too"));
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      return call.run(lines, skip);
    } catch (ActionError | StartFailure | IOException unfinished) {
      tellStopped(call, "");
      throw unfinished;
    } finally {
      forget(stopped);
    }
  }

  private void tellStopped(BulkCall call, String besides) {
    long done = call.progress().lastLine();
    if (done > 0) {
      terminal.fail(
          "stopped after line "
              + done
              + besides
              + "; "
              + ActionFlags.SKIP
              + " "
              + done
              + " goes on there");
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stoppingNow) {
      // The hook runs, and tells what it has to.
      return;
    }
  }

  private void tell(BulkCall.Progress progress) {
    long now = System.nanoTime();
    if (now - progressNanos >= PROGRESS_EVERY.toNanos()) {
      progressNanos = now;
      terminal.err().println(text(progress));
    }
  }

  private static String text(BulkCall.Progress progress) {
    return String.format(
        Locale.ROOT,
        "stator: %,d lines, %,d failed, %.1f s, %,d a second",
        progress.lines(),
        progress.failed(),
        progress.since().toMillis() / 1e3,
        progress.linesPerSecond());
  }
}
