package dev.stator.app.config;

import dev.stator.yaml.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file says.
 *
 * @param values of the settings that are flags, too
 * @param authentication the one section that is none: secrets have no place on a command line; null
 *     if it is not written
 */
public record FileSettings(Map<Setting, Settings.Value> values, @Nullable Fields authentication) {
  public static final FileSettings NONE = new FileSettings(Map.of(), null);

  public FileSettings {
    values = Map.copyOf(values);
  }
}
