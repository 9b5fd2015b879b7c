package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator scaler}: the commands about KEDA's scaler. */
final class ScalerCommands {
  static final String NAME = "scaler";

  private ScalerCommands() {}

  static CommandSpec spec() {
    CommandSpec group = CommandSpec.create().name(NAME);
    group.addOption(StatorCommand.help());
    group.usageMessage().description("Commands about KEDA's scaler.");
    group.addSubcommand(ScalerCheckCommand.NAME, ScalerCheckCommand.spec());
    group.addSubcommand(ScalerConvertCommand.NAME, ScalerConvertCommand.spec());
    group.addSubcommand(ScalerWatchCommand.NAME, ScalerWatchCommand.spec());
    group.addSubcommand(ScalerSimulateCommand.NAME, ScalerSimulateCommand.spec());
    return group;
  }

  /** Whether {@code command} is one of the group. */
  static boolean isGroupOf(CommandSpec command) {
    return command.parent() != null && command.parent().name().equals(NAME);
  }

  static ExitCode run(Terminal terminal, ParseResult command) {
    return switch (command.commandSpec().name()) {
      case ScalerCheckCommand.NAME -> new ScalerCheckCommand(terminal).run(command);
      case ScalerConvertCommand.NAME -> new ScalerConvertCommand(terminal).run(command);
      case ScalerWatchCommand.NAME -> new ScalerWatchCommand(terminal).run(command);
      case ScalerSimulateCommand.NAME -> new ScalerSimulateCommand(terminal).run(command);
      default -> throw new IllegalStateException(command.commandSpec().name());
    };
  }
}
