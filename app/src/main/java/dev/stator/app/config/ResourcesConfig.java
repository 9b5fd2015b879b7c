package dev.stator.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the front ends serve.
 *
 * @param folder of YAML files; null for the built-in resources
 * @param backend of resources that do not say
 * @param appId Dapr's application id; empty for none
 */
public record ResourcesConfig(@Nullable Path folder, Backend backend, String appId) {

  static ResourcesConfig from(Settings settings) {
    String backend = settings.text(Setting.BACKEND);
    return new ResourcesConfig(
        folder(settings),
        Backend.named(backend)
            .orElseThrow(
                () ->
                    settings.wrong(
                        Setting.BACKEND,
                        "must be "
                            + String.join(" or ", Backend.labels())
                            + ", not '"
                            + backend
                            + "'")),
        settings.text(Setting.APP_ID));
  }

  private static @Nullable Path folder(Settings settings) {
    String folder = settings.text(Setting.RESOURCES);
    if (!settings.isGiven(Setting.RESOURCES)) {
      return null;
    }
    if (folder.isBlank() || !Files.isDirectory(Path.of(folder))) {
      throw settings.wrong(Setting.RESOURCES, "'" + folder + "' is not a folder");
    }
    return Path.of(folder);
  }
}
