package dev.stator.app.command;

import dev.stator.app.data.DataPlace;
import dev.stator.app.data.ItemForm;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.output.TerminalWidth;
import dev.stator.app.output.TextTable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The flags that all commands on tables share.
 *
 * @param place where the tables are
 * @param isJson JSON and not tables
 * @param form of items
 * @param width of a line, or {@link TextTable#UNLIMITED}
 */
record DataFlags(DataPlace place, boolean isJson, ItemForm form, int width) {
  private static final String ENDPOINT = "--endpoint";
  private static final String DATA = "--data";
  private static final String REGION = "--region";
  private static final String OUTPUT = "--output";
  private static final String TYPED = "--typed";
  private static final String WIDTH = "--width";
  private static final int WIDTH_MIN = 20;
  private static final int WIDTH_MAX = 100_000;

  static CommandSpec command(String name, String description, String... examples) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.addOption(StatorCommand.help());
    String[] footer = new String[examples.length + 2];
    footer[0] = "";
    footer[1] = "Examples:";
    for (int n = 0; n < examples.length; n++) {
      footer[n + 2] = "  " + examples[n];
    }
    spec.usageMessage().sortOptions(false).description(description).footer(footer);
    return spec;
  }

  /** After the command's own flags. */
  static CommandSpec addTo(CommandSpec spec) {
    spec.addOption(
        text(OUTPUT, "FORMAT", "table, or json: a line for each item (default: table)."));
    spec.addOption(flag(TYPED, "Items in and out as DynamoDB JSON, which says every type."));
    spec.addOption(
        OptionSpec.builder(WIDTH)
            .type(Integer.class)
            .paramLabel("COLUMNS")
            .description("Cut tables to this width (default: the terminal's; else not at all).")
            .build());
    spec.addOption(
        text(
            ENDPOINT,
            "URL",
            "A server of DynamoDB's protocol, or aws (default: AWS_ENDPOINT_URL_DYNAMODB, else "
                + DataPlace.STANDARD_ENDPOINT
                + ")."));
    spec.addOption(
        OptionSpec.builder(DATA)
            .type(Path.class)
            .paramLabel("DIR")
            .description("Open a data folder that no server uses, instead of asking a server.")
            .build());
    spec.addOption(text(REGION, "REGION", "The region (default: AWS_REGION, else us-east-1)."));
    spec.addOption(
        OptionSpec.builder("--verbose").description("Show where an error happened.").build());
    return spec;
  }

  static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  static ArgSpec table() {
    return PositionalParamSpec.builder()
        .paramLabel("TABLE")
        .type(String.class)
        .index("0")
        .arity("1")
        .required(true)
        .description("The table.")
        .build();
  }

  /**
   * @throws StartFailure if they are wrong or exclude each other
   */
  static DataFlags of(ParseResult parsed, Terminal terminal) {
    ProcessLog.configure(parsed.hasMatchedOption("--verbose"));
    boolean isJson =
        switch (parsed.matchedOptionValue(OUTPUT, "table").toLowerCase(Locale.ROOT)) {
          case "table" -> false;
          case "json" -> true;
          default ->
              throw wrong(
                  OUTPUT
                      + " must be table or json, not '"
                      + parsed.matchedOptionValue(OUTPUT, "")
                      + "'");
        };
    ItemForm form = parsed.hasMatchedOption(TYPED) ? ItemForm.TYPED : ItemForm.PLAIN;
    return new DataFlags(place(parsed), isJson, form, isJson ? 0 : width(parsed, terminal));
  }

  private static DataPlace place(ParseResult parsed) {
    @Nullable String endpoint = parsed.matchedOptionValue(ENDPOINT, (String) null);
    @Nullable String region = parsed.matchedOptionValue(REGION, (String) null);
    if (!parsed.hasMatchedOption(DATA)) {
      return DataPlace.endpoint(endpoint, region, Map.copyOf(System.getenv()));
    }
    if (endpoint != null) {
      throw wrong(ENDPOINT + " has no meaning together with " + DATA + "; drop one");
    }
    return new DataPlace.Folder(parsed.matchedOptionValue(DATA, Path.of("")), region);
  }

  private static int width(ParseResult parsed, Terminal terminal) {
    if (!parsed.hasMatchedOption(WIDTH)) {
      return TerminalWidth.of(terminal.out());
    }
    int width = parsed.matchedOptionValue(WIDTH, 0);
    if (width < WIDTH_MIN || width > WIDTH_MAX) {
      throw wrong(WIDTH + " must be from " + WIDTH_MIN + " to " + WIDTH_MAX + ", not " + width);
    }
    return width;
  }

  static StartFailure wrong(String line) {
    return new StartFailure(ExitCode.USAGE, line);
  }
}
