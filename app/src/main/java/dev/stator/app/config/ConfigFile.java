package dev.stator.app.config;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.model.naming.Suggestion;
import dev.stator.yaml.Fields;
import dev.stator.yaml.YamlError;
import dev.stator.yaml.YamlFile;
import dev.stator.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code stator.yaml}: one mapping, whose keys are the flags without their dashes, and {@code
 * authentication}.
 */
public final class ConfigFile {
  /** Read where no {@code --config} is given, if it exists. */
  public static final Path STANDARD = Path.of("stator.yaml");

  private ConfigFile() {}

  /**
   * @param file the one the user named, or null
   * @throws StartFailure if the file that the user named is missing, or a file says what it must
   *     not
   */
  public static FileSettings read(@Nullable Path file) {
    if (file == null) {
      return Files.exists(STANDARD) ? read(YamlFile.read(STANDARD)) : FileSettings.NONE;
    }
    if (!Files.isRegularFile(file)) {
      throw new StartFailure(ExitCode.USAGE, "--config: there is no file " + file);
    }
    return read(YamlFile.read(file));
  }

  private static FileSettings read(List<YamlNode> documents) {
    if (documents.isEmpty()) {
      return FileSettings.NONE;
    }
    if (documents.size() > 1) {
      throw new YamlError(documents.get(1).position(), "a configuration is one document only");
    }
    Fields fields = Fields.of(documents.getFirst(), "");
    Map<Setting, Settings.Value> values = new EnumMap<>(Setting.class);
    for (String key : fields.names()) {
      if (key.equals(AuthenticationSection.KEY)) {
        continue;
      }
      Optional<Setting> setting = Setting.ofKey(key);
      if (setting.isEmpty()) {
        throw fields.error(key, "is not a known key" + Suggestion.among(known(), key));
      }
      @Nullable String text = text(fields, key);
      if (text != null) {
        Origin origin = new Origin.ConfigFile(fields.positionOf(key));
        values.put(setting.get(), new Settings.Value(text, origin));
      }
    }
    return new FileSettings(values, fields.optionalMapping(AuthenticationSection.KEY));
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(Setting.keys());
    known.add(AuthenticationSection.KEY);
    return known;
  }

  /** A list is the same as a text with commas. */
  private static @Nullable String text(Fields fields, String key) {
    if (!(fields.node(key) instanceof YamlNode.Sequence sequence)) {
      return fields.optionalText(key);
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      if (!(item instanceof YamlNode.Scalar scalar)) {
        throw new YamlError(item.position(), key + " must be a list of texts");
      }
      texts.add(scalar.text());
    }
    return String.join(",", texts);
  }
}
