package dev.stator.app.config;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.yaml.Fields;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value of every setting as a text, and who set it: flag before file before standard. */
public final class Settings {
  /** What was written, and by whom. */
  public record Value(String text, Origin origin) {}

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

  private final @Nullable Fields authentication;

  private Settings(@Nullable Fields authentication) {
    this.authentication = authentication;
  }

  /**
   * @param flags those given on the command line
   * @param file those written in the configuration file
   */
  public static Settings merge(Map<Setting, String> flags, FileSettings file) {
    Settings settings = new Settings(file.authentication());
    for (Setting setting : Setting.values()) {
      settings.values.put(setting, new Value(setting.standard(), new Origin.Standard()));
    }
    settings.values.putAll(file.values());
    flags.forEach(
        (setting, text) -> settings.values.put(setting, new Value(text, new Origin.Flag())));
    return settings;
  }

  /** Without a configuration file. */
  public static Settings of(Map<Setting, String> flags) {
    return merge(flags, FileSettings.NONE);
  }

  /** The file's section about who may call, or null. */
  @Nullable Fields authentication() {
    return authentication;
  }

  /** Which of two settings that exclude each other counts: the one set nearer to the user. */
  boolean outranks(Setting one, Setting other) {
    return rank(one) > rank(other);
  }

  boolean rankEqually(Setting one, Setting other) {
    return rank(one) == rank(other);
  }

  private int rank(Setting setting) {
    return switch (value(setting).origin()) {
      case Origin.Standard standard -> 0;
      case Origin.ConfigFile file -> 1;
      case Origin.Flag flag -> 2;
    };
  }

  String text(Setting setting) {
    return value(setting).text();
  }

  boolean isOn(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, "must be true or false, not '" + text(setting) + "'");
    };
  }

  /** The names of a list with commas between; none if it is empty. */
  Set<String> names(Setting setting) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : text(setting).split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  boolean isGiven(Setting setting) {
    return !(value(setting).origin() instanceof Origin.Standard);
  }

  /** A complaint that names the flag, or the file, line and key. */
  StartFailure wrong(Setting setting, String reason) {
    String where =
        value(setting).origin() instanceof Origin.ConfigFile file
            ? file.position() + ": " + setting.key()
            : setting.flag();
    return new StartFailure(ExitCode.USAGE, where + " " + reason);
  }

  private Value value(Setting setting) {
    Value value = values.get(setting);
    if (value == null) {
      throw new IllegalStateException(setting + " has no value");
    }
    return value;
  }
}
