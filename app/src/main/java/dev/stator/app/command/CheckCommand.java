package dev.stator.app.command;

import dev.stator.app.config.Setting;
import dev.stator.app.data.NamespaceFolders;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.embedded.CheckReport;
import dev.stator.embedded.FolderCheck;
import dev.stator.engine.store.StoreOpenException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code stator check DIR}: verifies a data folder that no server uses. */
final class CheckCommand {
  static final String NAME = "check";
  private static final String SALVAGE = "--salvage";
  private static final String OUTPUT = "--output";
  private static final String VERBOSE = "--verbose";

  private enum Output {
    TABLE,
    JSON
  }

  private final Terminal terminal;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(StatorCommand.help());
    spec.addOption(
        OptionSpec.builder(SALVAGE)
            .type(boolean.class)
            .description(
                "If the write logs are damaged, keep what was written before the damage and move"
                    + " the rest to DIR/salvage. Without this nothing is changed.")
            .build());
    spec.addOption(
        OptionSpec.builder(OUTPUT)
            .paramLabel("FORMAT")
            .type(String.class)
            .defaultValue("table")
            .description("table or json (default: ${DEFAULT-VALUE}).")
            .build());
    spec.addOption(
        OptionSpec.builder(VERBOSE).description("Show where an error happened.").build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("DIR")
            .type(Path.class)
            .arity("0..1")
            .defaultValue(Setting.DATA.standard())
            .description("The data folder (default: ${DEFAULT-VALUE}).")
            .build());
    spec.usageMessage()
        .description(
            "Verifies a data folder that no server uses: write logs, checksums of all files, and"
                + " that items, indexes, counters, streams and expiry entries agree; those of"
                + " other accounts and regions in it, too.")
        .footer(
            "",
            "Examples:",
            "  stator check",
            "  stator check --output json /var/lib/stator",
            "  stator check --salvage /var/lib/stator",
            "Exit codes: 0 sound, 1 a fault, 2 wrong flag, 4 folder locked, unreadable or no",
            "data folder, 6 something is damaged.");
    return spec;
  }

  ExitCode run(ParseResult parsed) {
    Output output = output(parsed.matchedOptionValue(OUTPUT, "table"));
    Path folder = parsed.matchedPositionalValue(0, Path.of(Setting.DATA.standard()));
    ProcessLog.configure(parsed.hasMatchedOption(VERBOSE));
    boolean isSalvage = parsed.hasMatchedOption(SALVAGE);
    boolean isClean = check(folder, isSalvage, output);
    for (Path other : NamespaceFolders.in(folder)) {
      isClean &= check(other, isSalvage, output);
    }
    return isClean ? ExitCode.OK : ExitCode.DAMAGED;
  }

  private boolean check(Path folder, boolean isSalvage, Output output) {
    Consumer<String> progress = part -> terminal.progress("checking " + part + " ...");
    CheckReport report;
    try {
      report =
          isSalvage ? FolderCheck.salvage(folder, progress) : FolderCheck.run(folder, progress);
    } catch (StoreOpenException refused) {
      throw new StartFailure(ExitCode.FOLDER, String.valueOf(refused.getMessage()), refused);
    }
    CheckOutput told = new CheckOutput(folder, report);
    terminal.say(
        switch (output) {
          case TABLE -> told.table();
          case JSON -> told.json();
        });
    return report.isClean();
  }

  private static Output output(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "table" -> Output.TABLE;
      case "json" -> Output.JSON;
      default ->
          throw new StartFailure(
              ExitCode.USAGE, OUTPUT + " must be table or json, not '" + name + "'");
    };
  }
}
