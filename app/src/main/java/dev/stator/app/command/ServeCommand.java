package dev.stator.app.command;

import dev.stator.app.config.ServeConfig;
import dev.stator.app.exit.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator serve}: starts what the configuration asks for and runs until it is stopped. */
final class ServeCommand {
  static final String NAME = "serve";

  private final Terminal terminal;

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
    terminal.say(config.toString());
    return ExitCode.OK;
  }
}
