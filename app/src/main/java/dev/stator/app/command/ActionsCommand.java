package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.remote.ErrorText;
import dev.stator.connector.Catalogue;
import dev.stator.connector.CatalogueJson;
import dev.stator.connector.action.Action;
import dev.stator.connector.error.ActionError;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator actions}: lists the catalogue, or tells one action of it. */
final class ActionsCommand {
  static final String NAME = "actions";
  private static final String JSON = "--json";

  private final Terminal terminal;

  ActionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    spec.addOption(OptionSpec.builder(JSON).type(boolean.class).description("Print JSON.").build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ACTION")
            .type(String.class)
            .arity("0..1")
            .description("Tell this action's inputs.")
            .build());
    spec.usageMessage()
        .description("Lists the actions on tables and items.")
        .footer("", "Examples:", "  stator actions", "  stator actions queryItems");
    return spec;
  }

  ExitCode run(ParseResult parsed) {
    Catalogue catalogue = Catalogue.standard();
    String name = parsed.matchedPositionalValue(0, "");
    boolean json = parsed.matchedOptionValue(JSON, false);
    try {
      if (!name.isEmpty()) {
        Action action = catalogue.action(name);
        if (json) {
          terminal.say(PrettyJson.write(CatalogueJson.write(action)));
        } else {
          ActionHelp.print(action, terminal);
        }
      } else if (json) {
        terminal.say(PrettyJson.write(CatalogueJson.write(catalogue)));
      } else {
        catalogue.actions().forEach(this::line);
      }
      return ExitCode.OK;
    } catch (ActionError unknown) {
      terminal.fail(ErrorText.line(unknown));
      return ExitCode.USAGE;
    }
  }

  private void line(Action action) {
    terminal.say(
        String.format(
            Locale.ROOT,
            "%-22s %-12s %s",
            action.key(),
            action.safety().text(),
            action.description()));
  }
}
