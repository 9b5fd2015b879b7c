package dev.stator.app.command;

import dev.stator.app.config.ConfigFile;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags of {@code stator serve}: one for each {@link Setting}, and the file's own. */
final class ServeFlags {
  private static final String CONFIG = "--config";

  private ServeFlags() {}

  static void addTo(CommandSpec spec) {
    for (Setting setting : Setting.values()) {
      OptionSpec.Builder option = OptionSpec.builder(setting.flag());
      if (setting.isSwitch()) {
        spec.addOption(option.type(boolean.class).description(setting.description()).build());
      } else {
        spec.addOption(
            option
                .type(String.class)
                .paramLabel(setting.label())
                .description(setting.description() + standard(setting))
                .build());
      }
    }
    spec.addOption(
        OptionSpec.builder(CONFIG)
            .type(Path.class)
            .paramLabel("FILE")
            .description(
                "A YAML file with any of these flags as keys, without their dashes; a flag wins."
                    + " Default: "
                    + ConfigFile.STANDARD
                    + ", if there is one.")
            .build());
  }

  private static String standard(Setting setting) {
    return setting.standard().isEmpty() ? "" : " Default: " + setting.standard() + ".";
  }

  static Settings settings(ParseResult parsed) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (parsed.hasMatchedOption(setting.flag())) {
        Object value = parsed.matchedOptionValue(setting.flag(), setting.standard());
        flags.put(setting, String.valueOf(value));
      }
    }
    @Nullable Path config = parsed.matchedOptionValue(CONFIG, null);
    return Settings.merge(flags, ConfigFile.read(config));
  }
}
