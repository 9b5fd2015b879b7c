package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.model.naming.Suggestion;
import dev.stator.yaml.YamlError;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
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

  private final Terminal terminal;
  private final InputStream in;
  private final ServeCommand serve;
  private final CommandLine line;

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
    spec.addSubcommand(ServeCommand.NAME, ServeCommand.spec());
    spec.addSubcommand(CheckCommand.NAME, CheckCommand.spec());
    DataCommands.specs().forEach(command -> spec.addSubcommand(command.name(), command));
    spec.addSubcommand(CallCommand.NAME, CallCommand.spec());
    spec.addSubcommand(ActionsCommand.NAME, ActionsCommand.spec());
    spec.addSubcommand(McpCommand.NAME, McpCommand.spec());
    spec.addSubcommand(ScalerCommands.NAME, ScalerCommands.spec());
    spec.addSubcommand(WarmUpCommand.NAME, WarmUpCommand.spec());
    // An action's input may be @FILE, which is not more arguments.
    this.line = new CommandLine(spec).setExpandAtFiles(false);
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
    try {
      return run(line.parseArgs(arguments));
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
      case WarmUpCommand.NAME -> WarmUpCommand.run();
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
