package dev.stator.app.command;

import dev.stator.app.config.ServeConfig;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.remote.RemoteActions;
import dev.stator.app.wiring.LocalConnector;
import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import dev.stator.server.mcp.McpStdio;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code stator mcp}: the actions as tools over standard input and output, for an agent that starts
 * this process. Works on the tables itself, or on those of a running server.
 */
final class McpCommand {
  static final String NAME = "mcp";
  private static final String SERVER = "--server";

  private final Terminal terminal;

  McpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    spec.addOption(
        OptionSpec.builder(SERVER)
            .type(String.class)
            .paramLabel("URL")
            .description(
                "Use the tables of a running server, such as "
                    + RemoteActions.STANDARD_SERVER
                    + ", instead of opening a folder.")
            .build());
    ServeFlags.addTo(spec);
    spec.usageMessage()
        .sortOptions(false)
        .description("Serves the actions as tools over standard input and output (MCP).")
        .footer(
            "",
            "Examples:",
            "  stator mcp --server " + RemoteActions.STANDARD_SERVER,
            "  stator mcp --data ./stator-data --mcp-access write",
            "  stator mcp --backend aws --resources ./connections --mcp-connection reporting");
    return spec;
  }

  ExitCode run(ParseResult parsed) {
    ServeConfig config = ServeConfig.from(ServeFlags.settings(parsed));
    ProcessLog.configure(config.verbose());
    String server = parsed.matchedOptionValue(SERVER, "");
    // Nobody but the protocol may write to the output from here on.
    PrintStream out = terminal.out();
    try {
      if (server.isEmpty()) {
        try (LocalConnector local = LocalConnector.open(config)) {
          serve(local.connector(), config, out);
        }
      } else {
        try (RemoteActions remote = CallCommand.server(server)) {
          serve(remote, config, out);
        }
      }
      return ExitCode.OK;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    } catch (IOException unread) {
      throw new StartFailure(
          ExitCode.USAGE, "cannot read the messages: " + unread.getMessage(), unread);
    }
  }

  private static void serve(ActionRunner runner, ServeConfig config, PrintStream out)
      throws InterruptedException, IOException {
    McpStdio.serve(Catalogue.standard(), runner, config.mcp(Version.text()), System.in, out);
  }
}
