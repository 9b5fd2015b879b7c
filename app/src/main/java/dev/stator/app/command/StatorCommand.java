package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.model.naming.Suggestion;
import dev.stator.yaml.YamlError;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code stator}: finds the command, runs it, and tells every failure in one line. */
public final class StatorCommand {
  private static final String NAME = "stator";
  private static final String VERBOSE = "--verbose";

  /** In the order in which help lists them. */
  private static final List<String> COMMANDS =
      List.of(
          ServeCommand.NAME,
          CheckCommand.NAME,
          TablesCommand.NAME,
          DescribeCommand.NAME,
          GetCommand.NAME,
          PutCommand.NAME,
          QueryCommand.NAME,
          ScanCommand.NAME,
          SqlCommand.NAME,
          TailCommand.NAME,
          CallCommand.NAME,
          ActionsCommand.NAME,
          McpCommand.NAME,
          ScalerCommands.NAME,
          WarmUpCommand.NAME);

  private final Terminal terminal;
  private final InputStream in;
  private final ServeCommand serve;

  public StatorCommand(Terminal terminal) {
    this(terminal, System.in);
  }

  /**
   * @param in where commands read what they are not given as arguments
   */
  StatorCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
    this.serve = new ServeCommand(terminal);
  }

  /**
   * @param arguments all that was typed; of its first word only that command is described, if it is
   *     one, as describing all of them is a tenth of a start
   */
  private static CommandLine line(String... arguments) {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(help());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build());
    spec.usageMessage()
        .description("DynamoDB tables for the programs that need them, in one process.")
        .footer("", "Start with 'stator serve'; 'stator serve --help' lists its flags.");
    @Nullable CommandSpec only = arguments.length == 0 ? null : command(arguments[0]);
    if (only == null) {
      COMMANDS.forEach(name -> spec.addSubcommand(name, command(name)));
    } else {
      spec.addSubcommand(arguments[0], only);
    }
    // An action's input may be @FILE, which is not more arguments.
    return new CommandLine(spec).setExpandAtFiles(false);
  }

  private static @Nullable CommandSpec command(String name) {
    return switch (name) {
      case ServeCommand.NAME -> ServeCommand.spec();
      case CheckCommand.NAME -> CheckCommand.spec();
      case TablesCommand.NAME -> TablesCommand.spec();
      case DescribeCommand.NAME -> DescribeCommand.spec();
      case GetCommand.NAME -> GetCommand.spec();
      case PutCommand.NAME -> PutCommand.spec();
      case QueryCommand.NAME -> QueryCommand.spec();
      case ScanCommand.NAME -> ScanCommand.spec();
      case SqlCommand.NAME -> SqlCommand.spec();
      case TailCommand.NAME -> TailCommand.spec();
      case CallCommand.NAME -> CallCommand.spec();
      case ActionsCommand.NAME -> ActionsCommand.spec();
      case McpCommand.NAME -> McpCommand.spec();
      case ScalerCommands.NAME -> ScalerCommands.spec();
      case WarmUpCommand.NAME -> WarmUpCommand.spec();
      default -> null;
    };
  }

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help.")
        .build();
  }

  /** Runs one command to its end; never throws. */
  public ExitCode run(String... arguments) {
    boolean verbose = List.of(arguments).contains(VERBOSE);
    if (arguments.length > 0 && arguments[0].equals(ServeCommand.NAME)) {
      serve.prepare();
    }
    try {
      return run(line(arguments).parseArgs(arguments));
    } catch (UnmatchedArgumentException unknown) {
      return fail(unknown, verbose, unmatched(unknown));
    } catch (ParameterException wrong) {
      return fail(wrong, verbose, firstLine(wrong));
    } catch (StartFailure failure) {
      failure.lines().forEach(terminal::fail);
      trace(failure, verbose);
      return failure.exitCode();
    } catch (YamlError wrong) {
      wrong.lines().forEach(terminal::fail);
      trace(wrong, verbose);
      return ExitCode.USAGE;
    } catch (RuntimeException bug) {
      terminal.fail(
          "unexpected: " + bug + (verbose ? "" : " (" + VERBOSE + " shows where it happened)"));
      trace(bug, verbose);
      return ExitCode.UNEXPECTED;
    }
  }

  private ExitCode run(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    if (command.isUsageHelpRequested()) {
      command.commandSpec().commandLine().usage(terminal.out());
      return ExitCode.OK;
    }
    if (parsed.isVersionHelpRequested()) {
      terminal.say("stator " + Version.text());
      return ExitCode.OK;
    }
    if (ScalerCommands.isGroupOf(command.commandSpec())) {
      return ScalerCommands.run(terminal, command);
    }
    return switch (command.commandSpec().name()) {
      case ServeCommand.NAME -> serve.run(command);
      case CheckCommand.NAME -> new CheckCommand(terminal).run(command);
      case CallCommand.NAME -> new CallCommand(terminal, in).run(command);
      case ActionsCommand.NAME -> new ActionsCommand(terminal).run(command);
      case McpCommand.NAME -> new McpCommand(terminal).run(command);
      case WarmUpCommand.NAME -> WarmUpCommand.run(terminal, command);
      default -> other(command);
    };
  }

  private ExitCode other(ParseResult command) {
    return DataCommands.run(terminal, in, command)
        .orElseThrow(() -> new StartFailure(ExitCode.USAGE, noCommand(command)));
  }

  private static String noCommand(ParseResult group) {
    String name = group.commandSpec().qualifiedName();
    return group.commandSpec().parent() == null
        ? "no command; try 'stator serve' or 'stator --help'"
        : "no command after '" + name + "'; try '" + name + " --help'";
  }

  private static String unmatched(UnmatchedArgumentException unknown) {
    String argument = unknown.getUnmatched().getFirst();
    CommandLine command = unknown.getCommandLine();
    if (argument.startsWith("-")) {
      List<String> flags =
          command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
      return "unknown flag " + argument + Suggestion.among(flags, argument.replaceFirst("=.*", ""));
    }
    if (command.getSubcommands().isEmpty()) {
      return "unexpected argument '" + argument + "'";
    }
    return "unknown command '" + argument + "'" + Suggestion.among(visible(command), argument);
  }

  private static List<String> visible(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(one -> !one.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String firstLine(ParameterException wrong) {
    return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong arguments");
  }

  private ExitCode fail(Exception cause, boolean verbose, String reason) {
    terminal.fail(reason);
    trace(cause, verbose);
    return ExitCode.USAGE;
  }

  private void trace(Exception failure, boolean verbose) {
    if (verbose) {
      failure.printStackTrace(terminal.err());
    }
  }
}
